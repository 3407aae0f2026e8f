//! Every key there is.

/// A key of the configuration.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name in the environment and in the file.
    pub name: &'static str,
    /// What it takes.
    pub takes: &'static str,
    /// What holds without it.
    pub default: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Whether its value is never shown.
    pub secret: bool,
}

const fn key(name: &'static str, takes: &'static str, default: &'static str, about: &'static str) -> Key {
    Key { name, takes, default, about, secret: false }
}

const fn secret(name: &'static str, takes: &'static str, default: &'static str, about: &'static str) -> Key {
    Key { name, takes, default, about, secret: true }
}

/// All keys, in the order `fittribe config` shows them.
pub const KEYS: &[Key] = &[
    key(
        "FITTRIBE_CONFIG",
        "a path",
        "fittribe.toml, if it is there",
        "A file of these keys, one `KEY = \"value\"` a line; the environment goes above it.",
    ),
    key(
        "FITTRIBE_ENV",
        "`development` or `production`",
        "development",
        "In production a local default serves only where it is allowed.",
    ),
    key(
        "FITTRIBE_ALLOW_LOCAL_DEFAULTS",
        "`true` or `false`",
        "false",
        "Lets the private database, the local mailbox and the folder of files serve in production.",
    ),
    key(
        "FITTRIBE_BIND",
        "an address and port such as 127.0.0.1:8080",
        "127.0.0.1:8080",
        "Where HTTP and websockets are served. Port 0 takes a free one.",
    ),
    key("FITTRIBE_WORKERS", "a number from 1 to 256", "one a core", "Threads that serve HTTP."),
    key(
        "FITTRIBE_MAX_IN_FLIGHT",
        "a number from 1 to 1000000",
        "4096",
        "Requests that this node works on at once; more get 503 at once.",
    ),
    key(
        "FITTRIBE_WEB_DIR",
        "a path of a folder",
        "web/out in the working folder, or web beside the binary",
        "A build of the web app, read when the server starts.",
    ),
    key(
        "FITTRIBE_TLS_CERT",
        "a path of a PEM file, the server's certificate first",
        "none; HTTP without TLS, for a proxy that has it",
        "Serves TLS; looked at every few seconds and presented anew when it changed.",
    ),
    key("FITTRIBE_TLS_KEY", "a path of a PEM file", "none", "The private key of FITTRIBE_TLS_CERT."),
    key(
        "FITTRIBE_ORIGINS",
        "web origins such as https://fittribe.example, separated by commas",
        "its own address",
        "Pages that may open sockets.",
    ),
    secret(
        "FITTRIBE_AUTH_SECRET",
        "at least 32 characters",
        "made and kept in the data folder (development only)",
        "Signs access tokens; the same on every node.",
    ),
    secret(
        "FITTRIBE_ENCRYPTION_KEYS",
        "keys of 64 hexadecimal digits, separated by commas, the newest first",
        "made and kept in the data folder (development only)",
        "Seal what is stored and must be read again, such as authenticators; the same on every node.",
    ),
    secret(
        "FITTRIBE_DATABASE_URL",
        "a URL such as postgres://user:password@host:5432/fittribe",
        "a private server in the data folder",
        "PostgreSQL 15 or later.",
    ),
    key(
        "FITTRIBE_DATABASE_CONNECTIONS",
        "a number from 2 to 1000",
        "16",
        "Connections of this node to the database.",
    ),
    secret(
        "FITTRIBE_REDIS_URL",
        "a URL such as redis://host:6379",
        "none; nodes compare versions instead",
        "Carries hints between nodes, counts what is limited, keeps tickets for sockets.",
    ),
    key(
        "FITTRIBE_RATE_LIMITS",
        "`on` or `off`",
        "on",
        "Whether sign-ups, sign-ins, tickets and changes are limited; off is for load tests.",
    ),
    key(
        "FITTRIBE_TRUSTED_PROXIES",
        "a number from 0 to 16",
        "0",
        "Proxies in front that add themselves to X-Forwarded-For; 0 takes nobody's word for an address.",
    ),
    key(
        "FITTRIBE_PUBLIC_URL",
        "a web origin such as https://fittribe.example",
        "its own address",
        "Where people reach FitTribe: links in letters lead there.",
    ),
    secret(
        "FITTRIBE_SMTP_URL",
        "a URL such as smtps://user:password@host:465 or smtp://user:password@host:587?tls=required",
        "none; letters stay as files in the data folder",
        "Sends letters.",
    ),
    key(
        "FITTRIBE_MAIL_FROM",
        "an address such as FitTribe <post@fittribe.example>",
        "FitTribe <post@localhost>",
        "Who letters are from.",
    ),
    key(
        "FITTRIBE_SMTP_CA",
        "a path to a certificate in PEM",
        "none; the authorities that browsers trust",
        "Signed the mail server's certificate, beside those that everybody trusts.",
    ),
    key(
        "FITTRIBE_MAIL_BOUNCES",
        "an address of at most 11 characters before its @, such as bounces@fittribe.example",
        "none; letters come back to their sender",
        "Where letters come back to that cannot be delivered: mail to it, and to it with + and more, goes to `fittribe bounce`.",
    ),
    key(
        "FITTRIBE_TRAINER_APPROVAL",
        "`manual` or `automatic`",
        "manual",
        "Whether an administrator looks at a trainer before they are found and booked.",
    ),
    key(
        "FITTRIBE_FILES_DIR",
        "a path",
        "the folder files in the data folder",
        "Where pictures and documents are kept when no S3 is configured.",
    ),
    key(
        "FITTRIBE_S3_BUCKET",
        "a bucket's name such as fittribe-files",
        "none; files stay in a folder of this machine",
        "Keeps pictures and documents. With it go the access key and the secret key.",
    ),
    key(
        "FITTRIBE_S3_ENDPOINT",
        "a web origin such as https://s3.example.org",
        "Amazon's own for the region",
        "The server that speaks S3. Browsers upload there, so it has to be reachable for them.",
    ),
    key("FITTRIBE_S3_REGION", "a region such as eu-central-1", "us-east-1", "The bucket's region."),
    secret("FITTRIBE_S3_ACCESS_KEY", "an access key's name", "none", "Who this is to S3."),
    secret("FITTRIBE_S3_SECRET_KEY", "a secret access key", "none", "Signs what is asked of S3."),
    key(
        "FITTRIBE_S3_PATH_STYLE",
        "`true` or `false`",
        "true with an endpoint, else false",
        "Whether the bucket is named in the path and not in the host's name.",
    ),
    key(
        "FITTRIBE_FIREBASE_PROJECT",
        "a Firebase project's id",
        "none; no sign-in with Firebase",
        "The project whose ID tokens sign people in.",
    ),
    key(
        "FITTRIBE_FIREBASE_JWKS_URL",
        "a URL; in production an https one",
        "the vendor's",
        "Where the keys of its ID tokens are published.",
    ),
    key(
        "FITTRIBE_FIREBASE_API_KEY",
        "the web API key of the project",
        "none; the web app does not offer it",
        "Names the project in the web app's pages, which sign people in with it. It is no secret.",
    ),
    key(
        "FITTRIBE_FIREBASE_AUTH_DOMAIN",
        "a host such as project.firebaseapp.com",
        "PROJECT.firebaseapp.com",
        "Serves the project's sign-in pages.",
    ),
    key(
        "FIREBASE_AUTH_EMULATOR_HOST",
        "a host and port such as 127.0.0.1:9099",
        "none",
        "Takes the unsigned tokens of the Firebase emulator and no others; refused in production.",
    ),
    key("FITTRIBE_DATA_DIR", "a path", ".data", "Where the private database lives."),
    key(
        "FITTRIBE_SHARDS",
        "a number from 1 to 256",
        "half the cores, at least 2",
        "Threads of actors, each with a writer of its own.",
    ),
    key(
        "FITTRIBE_WRITER_QUEUE",
        "a number from 16 to 1000000",
        "2048",
        "Decisions that may wait for one writer; more get 503.",
    ),
    key(
        "FITTRIBE_CALENDAR_IDLE_SECONDS",
        "a number from 1 to 86400",
        "600",
        "A calendar that nobody needed for so long leaves memory.",
    ),
    key(
        "FITTRIBE_JOB_SECONDS",
        "a number from 1 to 3600",
        "60",
        "The longest that one try of a job may take; after three times that another node takes it over.",
    ),
    key(
        "FITTRIBE_SOCKETS_PER_ACCOUNT",
        "a number from 1 to 100000",
        "10",
        "Sockets one account may have open on a node.",
    ),
    key("FITTRIBE_LOG", "a filter such as info or fittribe_actors=debug,info", "info", "What is logged."),
    key("FITTRIBE_LOG_FORMAT", "`text` or `json`", "text", "How it is logged."),
    key(
        "FITTRIBE_OTLP_ENDPOINT",
        "a URL such as http://collector:4318",
        "OTEL_EXPORTER_OTLP_ENDPOINT, or else none",
        "Collects a span of each request, by OTLP over HTTP with protobuf.",
    ),
    key(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "a URL such as http://collector:4318",
        "none",
        "The same, by the name that other programs know it by.",
    ),
    key(
        "FITTRIBE_TRACE_RATIO",
        "a number from 0 to 1",
        "1",
        "The part of all traces that is collected; chosen by trace, whatever the caller chose.",
    ),
];

/// Keys of tools around the program, which it leaves alone.
pub const FOREIGN: &[&str] = &[
    "FITTRIBE_TEST_DATABASE_URL",
    "FITTRIBE_WITHOUT_REDIS",
    "FITTRIBE_WITHOUT_FIREBASE_EMULATOR",
    "FITTRIBE_POSTGRES_BIN",
    "FITTRIBE_K6",
];
