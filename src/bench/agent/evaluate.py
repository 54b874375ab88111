"""Asks a running server 60 questions about its sample data and scores the answers by execution match.

An answer is right when its rows are those of the checked SQL: in any order unless the question asks for
one, columns in any order and by any name, numbers to six digits. Nothing but Python's standard library.

    ./bench agent --url http://127.0.0.1:8080 --key $VITRINE_API_KEY [--only 3,7] [--json FILE]
"""

import argparse
import csv
import io
import itertools
import json
import os
import sys
import time
import urllib.error
import urllib.request
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))


class Server:
    def __init__(self, url, key):
        self.url = url.rstrip("/")
        self.key = key

    def send(self, method, path, body=None, accept="application/json"):
        """Status and text of an answer; waits where the server says so."""
        data = None if body is None else json.dumps(body).encode()
        while True:
            request = urllib.request.Request(self.url + path, data=data, method=method)
            request.add_header("Authorization", "Bearer " + self.key)
            request.add_header("Accept", accept)
            if data is not None:
                request.add_header("Content-Type", "application/json")
            try:
                with urllib.request.urlopen(request, timeout=400) as answer:
                    return answer.status, answer.read().decode()
            except urllib.error.HTTPError as error:
                text = error.read().decode()
                if error.code != 429:
                    return error.code, text
                time.sleep(min(60, int(error.headers.get("Retry-After", "5"))))

    def gold(self, sql):
        body = {"statement": sql, "database": "SAMPLES", "schema": "PUBLIC", "timeout": 60}
        status, text = self.send("POST", "/api/v2/statements", body, "text/csv")
        if status != 200:
            raise SystemExit("the checked SQL does not run: %s\n%s" % (sql, text))
        return rows(text)

    def answer(self, question):
        """Rows of the answer, its SQL, and what went wrong."""
        status, text = self.send("POST", "/api/queries", {"natural_language_query": question})
        if status not in (200, 201):
            return None, None, "%d %s" % (status, detail(text)), {}
        query = json.loads(text)
        usage = query.get("usage") or {}
        if query["status"] != "not_executed":
            return None, query["generated_sql"], query["error_message"], usage
        status, text = self.send("POST", "/api/queries/%d/execute" % query["id"])
        if status != 200:
            return None, query["generated_sql"], detail(text), usage
        sql = json.loads(text)["generated_sql"]
        status, text = self.send("GET", "/api/queries/%d/export" % query["id"], accept="*/*")
        if status != 200:
            return None, sql, detail(text), usage
        return rows(text), sql, None, usage


def detail(text):
    try:
        return json.loads(text).get("detail", text)
    except ValueError:
        return text[:200]


def rows(text):
    return [[cell(value) for value in row] for row in list(csv.reader(io.StringIO(text)))[1:]]


def cell(value):
    try:
        return "%.6g" % float(value)
    except ValueError:
        return value


def same(gold, found, ordered):
    """Whether some order of the columns makes the rows the same."""
    if len(gold) != len(found):
        return False
    if not gold:
        return True
    if len(gold[0]) != len(found[0]):
        return False
    columns = [Counter(column) for column in zip(*found)]
    choices = [
        [i for i, other in enumerate(columns) if other == Counter(column)] for column in zip(*gold)
    ]
    wanted = [tuple(row) for row in gold]
    for order in itertools.product(*choices):
        if len(set(order)) == len(order):
            turned = [tuple(row[i] for i in order) for row in found]
            if turned == wanted or (not ordered and Counter(turned) == Counter(wanted)):
                return True
    return False


def main():
    parser = argparse.ArgumentParser(prog="./bench agent", description=__doc__.split("\n")[0])
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    parser.add_argument("--key", default=os.environ.get("VITRINE_API_KEY", ""))
    parser.add_argument("--questions", default=os.path.join(HERE, "questions.jsonl"))
    parser.add_argument("--only", default="", help="numbers of questions, with commas between")
    parser.add_argument("--json", default="", help="writes each answer to this file")
    options = parser.parse_args()
    only = {int(number) for number in options.only.split(",") if number}
    with open(options.questions, encoding="utf-8") as file:
        questions = [json.loads(line) for line in file]
    server = Server(options.url, options.key)
    report = []
    for question in questions:
        if only and question["id"] not in only:
            continue
        start = time.time()
        found, sql, problem, usage = server.answer(question["question"])
        gold = server.gold(question["sql"])
        right = found is not None and same(gold, found, question["ordered"])
        report.append(
            {
                "id": question["id"],
                "question": question["question"],
                "right": right,
                "sql": sql,
                "problem": problem,
                "seconds": round(time.time() - start, 3),
                "tokens": sum(usage.values()),
            }
        )
        print("%-5s %3d %s" % ("right" if right else "wrong", question["id"], question["question"]))
        if problem:
            print("          " + problem)
        sys.stdout.flush()
    good = sum(one["right"] for one in report)
    print(
        "execution match: %d of %d (%.1f %%), %d tokens"
        % (good, len(report), 100.0 * good / max(1, len(report)), sum(one["tokens"] for one in report))
    )
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(report, file, indent=2, ensure_ascii=False)


if __name__ == "__main__":
    main()
