"""A real mail server that keeps what it is given, for tests: aiosmtpd.

catcher.py MODE CERTIFICATE KEY, where MODE is starttls or tls. On a free port of this machine; says which on
its first line, then a line of JSON for each connection and each letter. Refuses gone@… for good and full@… for now,
and takes letters only encrypted when it can be.
"""

import asyncio
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP


def say(what):
    print(json.dumps(what), flush=True)


class Catcher:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone@"):
            return "550 5.1.1 there is nobody of that name"
        if address.startswith("full@"):
            return "452 4.2.2 the mailbox is full"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 known"

    async def handle_DATA(self, server, session, envelope):
        say({
            "letter": envelope.content.decode(),
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "encrypted": server.transport.get_extra_info("sslcontext") is not None,
        })
        return "250 2.0.0 kept"


def main():
    mode = sys.argv[1]
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(sys.argv[2], sys.argv[3])

    def factory():
        say({"connection": True})
        starttls = context if mode == "starttls" else None
        return SMTP(Catcher(), tls_context=starttls, require_starttls=mode == "starttls", enable_SMTPUTF8=True,
                    loop=loop)

    loop = asyncio.new_event_loop()
    implicit = context if mode == "tls" else None
    server = loop.run_until_complete(loop.create_server(factory, "127.0.0.1", 0, ssl=implicit))
    say({"port": server.sockets[0].getsockname()[1]})
    loop.run_forever()


main()
