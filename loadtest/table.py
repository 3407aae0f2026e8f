"""Prints the table of a run and says by its exit code whether all passed. Takes the folder of the results."""

import json
import pathlib
import sys

COLUMNS = ["script", "requests", "req/s", "p50 ms", "p95 ms", "p99 ms", "checks", "thresholds", "verify"]
DELTAS = "delta_latency"


def metric(summary, *names):
    """The first of these metrics that the summary has."""
    metrics = summary.get("metrics", {})
    return next((metrics[name] for name in names if name in metrics), {})


def figure(value):
    """A number with as many digits as mean something."""
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def count(value):
    return "-" if value is None else f"{int(value):,}"


def times(trend):
    return [figure(trend.get(name)) for name in ("med", "p(95)", "p(99)")]


def thresholds(summary):
    """How many held, and the names of those that did not. k6 writes `true` where a threshold was crossed."""
    crossed, total = [], 0
    for name, values in sorted(summary.get("metrics", {}).items()):
        for limit, was_crossed in values.get("thresholds", {}).items():
            total += 1
            if was_crossed:
                crossed.append(f"{name} {limit}")
    return total, crossed


def row(name, code, verified, summary):
    requests = metric(summary, "http_reqs{measured:yes}", "http_reqs")
    checks = metric(summary, "checks")
    total, crossed = thresholds(summary)
    passes, fails = int(checks.get("passes", 0)), int(checks.get("fails", 0))
    if crossed:
        verdict = f"{len(crossed)} of {total} crossed"
    elif code != 0:
        verdict = f"k6 ended with {code}"
    else:
        verdict = f"{total} held"
    cells = [name, count(requests.get("count")), figure(requests.get("rate"))]
    cells += times(metric(summary, "http_req_duration{measured:yes}", "http_req_duration"))
    cells += [f"{passes}/{passes + fails}", verdict, verified]
    return cells, crossed


def deltas(summary):
    """A line of its own for what arrived by socket."""
    trend = metric(summary, DELTAS)
    if not trend.get("count"):
        return []
    arrived = metric(summary, "deliveries")
    return [["  deltas", count(arrived.get("count")), figure(arrived.get("rate")), *times(trend), "", "", ""]]


def show(rows):
    widths = [max(len(line[at]) for line in rows) for at in range(len(COLUMNS))]
    for number, line in enumerate(rows):
        cells = [cell.rjust(width) if 0 < at < 6 else cell.ljust(width) for at, (cell, width) in enumerate(zip(line, widths))]
        print("  ".join(cells).rstrip())
        if number == 0:
            print("  ".join("─" * width for width in widths))


def main(folder):
    rows, remarks, passed, failed = [COLUMNS], [], 0, 0
    for line in (folder / "results").read_text().splitlines():
        name, code, verified = line.split("\t")
        try:
            summary = json.loads((folder / f"{name}.json").read_text())
        except (OSError, ValueError):
            summary = {}
        cells, crossed = row(name, int(code), verified, summary)
        rows.append(cells)
        rows += deltas(summary)
        remarks += [f"{name}: crossed {limit}" for limit in crossed]
        if int(code) == 0 and not crossed and verified != "failed":
            passed += 1
        else:
            failed += 1
    show(rows)
    print()
    for remark in remarks:
        print(remark)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
