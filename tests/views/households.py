"""Two invented households of the field notes, as dossiers, and their plans on 22 November 2026."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Law
from planner.calc.plan import plan
from planner.calc.results import Plan
from planner.intake.dossier_file import read_dossier
from planner.law import load_law

ON = date(2026, 11, 22)

SINGLE: dict[str, Any] = {
    "schema": "planner/dossier/1",
    "id": "caron",
    "household": {
        "persons": [
            {
                "id": "anne",
                "role": "applicant",
                "first_name": "Anne",
                "last_name": "CARON",
                "birth": "1992-03-04",
            }
        ]
    },
    "incomes": [
        {"kind": "wage", "amount": "1023.00", "evidence": {"status": "seen"}},
        {"kind": "ppa", "amount": "223.25", "evidence": {"status": "seen"}},
    ],
    "charges": [
        {"kind": "electricity", "amount": "58.00"},
        {"kind": "home_insurance", "amount": "11.00"},
        {"kind": "internet_phone", "amount": "34.99"},
        {"kind": "health_insurance", "amount": "38.50"},
        {"kind": "transit_pass", "amount": "22.00"},
    ],
    "dwelling": {
        "landlord": {"name": "Habitat Caen", "kind": "social"},
        "commune": "14118",
        "zone": 2,
        "rent": "341.75",
        "charges": "74.20",
        "conventioned": True,
        "lease_signed": "2021-06-01",
        "rent_day": 8,
        "allowance": {
            "amount": "125.00",
            "paid_to": "landlord",
            "resource_base": "11050.00",
            "evidence": {"status": "seen"},
        },
    },
    "account": {
        "lines": [
            {"date": "2026-09-01", "kind": "rent", "amount": "341.75"},
            {"date": "2026-09-01", "kind": "charges", "amount": "74.20"},
            {"date": "2026-09-05", "kind": "housing_benefit", "amount": "121.00"},
            {"date": "2026-09-14", "kind": "fee", "amount": "12.00"},
            {"date": "2026-10-01", "kind": "rent", "amount": "341.75"},
            {"date": "2026-10-01", "kind": "charges", "amount": "74.20"},
            {"date": "2026-10-05", "kind": "housing_benefit", "amount": "121.00"},
            {"date": "2026-10-14", "kind": "fee", "amount": "12.00"},
            {"date": "2026-11-01", "kind": "rent", "amount": "341.75"},
            {"date": "2026-11-01", "kind": "charges", "amount": "74.20"},
            {"date": "2026-11-05", "kind": "housing_benefit", "amount": "125.00"},
            {"date": "2026-11-08", "kind": "payment", "amount": "290.95"},
        ]
    },
    "casework": {"household_offer": "49.16"},
}
"""One person, part-time, two months behind; her own offer holds."""

LONE_FATHER: dict[str, Any] = {
    "schema": "planner/dossier/1",
    "id": "haddad",
    "household": {
        "persons": [
            {
                "id": "karim",
                "role": "applicant",
                "first_name": "Karim",
                "last_name": "HADDAD",
                "birth": "1985-01-02",
            },
            {"id": "lina", "role": "child", "first_name": "Lina", "birth": "2016-05-05"},
        ]
    },
    "incomes": [
        {"kind": "unemployment_benefit", "amount": "1012.00", "until": "2027-01"},
        {"kind": "asf", "amount": "200.78"},
        {"kind": "ars", "amount": "426.87", "months": [8]},
        {"kind": "family_help", "amount": "77.77", "private": True, "note": "ne pas dire"},
    ],
    "charges": [
        {"kind": "electricity_gas", "amount": "83.00"},
        {"kind": "home_insurance", "amount": "150.00", "months": [1]},
        {"kind": "school_canteen", "amount": "52.00", "months": [1, 2, 3, 4, 5, 6, 9, 10, 11, 12]},
    ],
    "debts": [
        {
            "id": "credit",
            "kind": "revolving_credit",
            "creditor": "Banque Z",
            "balance": "913.13",
            "instalment": "44.44",
            "private": True,
        }
    ],
    "dwelling": {
        "landlord": {"name": "M. Bail", "kind": "private_person"},
        "commune": "77108",
        "zone": 1,
        "rent": "690.00",
        "charges": "65.00",
        "lease_signed": "2023-10-01",
        "allowance": {"amount": "467.00", "paid_to": "tenant", "resource_base": "9400.00"},
    },
    "account": {"rough_balance": "1370.00"},
    "events": [
        {"kind": "commandement", "date": "2026-11-21"},
        {"kind": "hearing", "date": "2027-02-15"},
    ],
    "casework": {"private_notes": "confidence à garder", "landlord_months": 12},
}
"""A lone father whose benefit ends before his hearing, with lines told in confidence."""


@cache
def law() -> Law:
    return load_law()


def dossier(tree: dict[str, Any]) -> Dossier:
    return read_dossier(json.dumps(tree).encode())


def planned(tree: dict[str, Any], on: date = ON) -> Plan:
    return plan(dossier(tree), law(), on)
