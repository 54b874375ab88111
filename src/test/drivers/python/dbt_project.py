"""dbt: the project beside this, built twice: seeds, models, tests, a snapshot, documentation."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.request

from report import API_KEY, BASE, PORT, feature, holds, run_all, same

HERE = pathlib.Path(__file__).resolve().parent
DBT = str(pathlib.Path(sys.executable).parent / "dbt")


WORK = pathlib.Path(tempfile.mkdtemp(prefix="dbt-"))
PROJECT = WORK / "project"
shutil.copytree(HERE.parent / "dbt", PROJECT)


def make_database():
    """dbt makes schemas, and wants their database to be there."""
    urllib.request.urlopen(urllib.request.Request(
        f"{BASE}/api/v2/statements",
        data=b'{"statement": "create or replace database dbt_contract"}',
        headers={"Authorization": f"Bearer {API_KEY}", "Content-Type": "application/json",
                 "Accept": "application/json"},
    )).close()


def dbt(*words):
    done = subprocess.run(
        [DBT, "--no-use-colors", "--no-send-anonymous-usage-stats", *words,
         "--profiles-dir", str(PROJECT), "--project-dir", str(PROJECT)],
        capture_output=True, text=True, timeout=300,
        env={**os.environ, "DBT_PORT": str(PORT), "HOME": str(WORK)},
    )
    print(done.stdout, file=sys.stderr)
    wrong = [line for line in done.stdout.splitlines() if "rror" in line]
    holds(done.returncode == 0, " ".join(wrong) or done.stdout[-500:] or done.stderr[-500:])


def outcomes():
    results = json.loads((PROJECT / "target" / "run_results.json").read_text())["results"]
    return {r["unique_id"].split(".")[0] + " " + r["unique_id"].split(".")[2]: r for r in results}


@feature("connect-password")
def _():
    dbt("debug", "--connection")


@feature("transactions")
def _():
    """Seeds, a view, a table, an incremental model, a snapshot and tests, made and made again."""
    make_database()
    dbt("build")
    first = outcomes()
    holds(all(r["status"] in ("success", "pass") for r in first.values()), str(first.keys()))
    dbt("build", "--vars", "{later: true}")
    again = outcomes()
    same(sorted(again), sorted(first))
    holds(all(r["status"] in ("success", "pass") for r in again.values()), str(again.keys()))
    return f"{len(first)} nodes, twice"


@feature("metadata")
def _():
    dbt("docs", "generate")
    catalog = json.loads((PROJECT / "target" / "catalog.json").read_text())
    columns = catalog["nodes"]["model.vitrine_contract.totals"]["columns"]
    same(sorted(columns), ["CUSTOMER", "LAST_ORDER", "TOTAL"])


try:
    run_all()
finally:
    shutil.rmtree(WORK, ignore_errors=True)
