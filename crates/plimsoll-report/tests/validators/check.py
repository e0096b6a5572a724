"""Checks exports with the validators of their formats: followthemoney and stix2-validator.

Usage: check.py FORM FILE...   FORM: ftm or stix
Prints one JSON object: {"errors": [...], "warnings": {"code": count}, "counts": {"kind": count}}.
"""

import collections
import json
import re
import sys


def check_stix(path, found):
    from stix2validator import ValidationOptions, validate_file

    result = validate_file(path, ValidationOptions(version="2.1"))
    if result.fatal:
        found["errors"].append(str(result.fatal))
    for one in result.object_results:
        found["errors"] += [f"{one.object_id}: {error}" for error in one.errors]
        for warning in one.warnings:
            code = re.search(r"\{(\d+)\}", str(warning))
            found["warnings"][code.group(1) if code else str(warning)] += 1
    with open(path, encoding="utf-8") as file:
        objects = json.load(file)["objects"]
    known = {one["id"] for one in objects}
    for one in objects:
        found["counts"][one["type"]] += 1
        for ref in one.get("object_refs", []) + [one.get("created_by_ref")]:
            if ref and ref not in known:
                found["errors"].append(f"{one['id']}: {ref} is not in the bundle")


def check_ftm(path, found):
    from followthemoney import model
    from followthemoney.exc import InvalidData

    with open(path, encoding="utf-8") as file:
        entities = [json.loads(line) for line in file]
    schemata = {entity["id"]: entity["schema"] for entity in entities}
    if len(schemata) != len(entities):
        found["errors"].append("an id is there twice")
    for entity in entities:
        found["counts"][entity["schema"]] += 1
        schema = model.get(entity["schema"])
        if schema is None or schema.abstract:
            found["errors"].append(f"{entity['schema']} is no schema of entities")
            continue
        for name in schema.required:
            if name not in entity["properties"]:
                found["errors"].append(f"{entity['schema']} without {name}")
        try:
            schema.validate(entity)
        except InvalidData as error:
            found["errors"].append(f"{entity['id']}: {error.errors}")
        cleaned = model.get_proxy(entity, cleaned=False).to_dict()["properties"]
        for name, values in entity["properties"].items():
            check_property(schema, name, values, cleaned, schemata, found)


def check_property(schema, name, values, cleaned, schemata, found):
    from followthemoney import model

    prop = schema.get(name)
    if prop is None or prop.stub:
        found["errors"].append(f"{schema.name} has no property {name}")
        return
    # What the model would clean differently is not what it expects.
    if sorted(cleaned.get(name, [])) != sorted(values):
        found["errors"].append(f"{schema.name}.{name}: {values} would become {cleaned.get(name)}")
    if prop.type.name == "entity":
        for value in values:
            other = model.get(schemata.get(value, ""))
            if other is None or not other.is_a(prop.range):
                found["errors"].append(f"{schema.name}.{name} leads to {schemata.get(value)}")


def main():
    form, *paths = sys.argv[1:]
    check = {"stix": check_stix, "ftm": check_ftm}[form]
    found = {"errors": [], "warnings": collections.Counter(), "counts": collections.Counter()}
    for path in paths:
        check(path, found)
    print(json.dumps(found))


main()
