"""The calls that Airflow's hook for Snowflake's SQL API makes: POST the text, poll the handles."""

import uuid

import requests

from report import BASE, LONG, feature, eventually, holds, run_all, same
import os

HEADERS = {
    "Content-Type": "application/json",
    "Authorization": f"Bearer {os.environ['VITRINE_OAUTH_TOKEN']}",
    "Accept": "application/json",
    "User-Agent": "snowflakeSQLAPI/1.0",
    "X-Snowflake-Authorization-Token-Type": "OAUTH",
}
URL = f"{BASE}/api/v2/statements"


def submit(sql, count, bindings=None, **more):
    answer = requests.post(
        URL,
        params={"requestId": str(uuid.uuid4()), "async": True, "pageSize": 10},
        headers=HEADERS,
        json={
            "statement": sql,
            "resultSetMetaData": {"format": "json"},
            "database": None, "schema": None, "warehouse": None, "role": None,
            "bindings": bindings or {},
            "parameters": {"MULTI_STATEMENT_COUNT": count, "query_tag": ""},
            **more,
        },
    )
    answer.raise_for_status()
    body = answer.json()
    return body.get("statementHandles") or [body["statementHandle"]]


def ended(handle):
    def poll():
        answer = requests.get(f"{URL}/{handle}", headers=HEADERS,
                              params={"requestId": str(uuid.uuid4())})
        return None if answer.status_code == 202 else [answer]  # an answer of 4xx is no truth

    return eventually("it ends", poll)[0]


@feature("connect-oauth")
def _():
    answer = ended(submit("select current_user()", 1)[0])
    same((answer.status_code, answer.json()["data"]), (200, [["ADMIN"]]))


@feature("wrong-password")
def _():
    answer = requests.post(URL, headers={**HEADERS, "Authorization": "Bearer nonsense"},
                           json={"statement": "select 1"})
    same(answer.status_code, 401)


@feature("bindings")
def _():
    handle = submit("select ? + 1", 1, {"1": {"type": "FIXED", "value": "41"}})[0]
    same(ended(handle).json()["data"], [["42"]])


@feature("async")
def _():
    answer = ended(submit("select 1 as a", 1)[0]).json()
    same(answer["message"], "Statement executed successfully.")
    same(answer["resultSetMetaData"]["rowType"][0]["name"], "A")


@feature("multi-statement")
def _():
    parent = submit("select 1; select 'b';", 0)
    answer = ended(parent[0]).json()
    handles = answer.get("statementHandles") or parent
    same([ended(h).json()["data"] for h in handles], [[["1"]], [["b"]]])


@feature("error-code-state-id")
def _():
    handle = submit("select * from no_such_table", 1)[0]
    answer = ended(handle)
    same((answer.status_code, answer.json()["code"], answer.json()["sqlState"]),
         (422, "002003", "42S02"))
    same(answer.json()["statementHandle"], handle)


@feature("cancel")
def _():
    handle = submit(LONG, 1)[0]
    answer = requests.post(f"{URL}/{handle}/cancel", headers=HEADERS,
                           params={"requestId": str(uuid.uuid4())})
    holds(answer.status_code in (200, 202), answer.text)
    same(ended(handle).json()["code"], "000604")


@feature("timeout")
def _():
    answer = ended(submit(LONG, 1, timeout=1)[0])
    same((answer.status_code, answer.json()["code"]), (408, "000630"))


run_all()
