"""Realistic mail: real header layouts, damaged copies, forgeries, with their own judge (wild/judge.py)."""

import importlib.util
import os


def load_judge(folder):
    spec = importlib.util.spec_from_file_location("wild_judge", os.path.join(folder, "judge.py"))
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    return judge


def suites(shared):
    """([(name, [(case, judge of a command)])] for each area, nothing that waits). A disputed case must do no harm."""
    folder = os.path.join(shared, "wild")
    if not os.path.isdir(folder):
        return [], []
    judge = load_judge(folder)
    areas = {}
    for name in sorted(os.listdir(os.path.join(folder, "cases"))):
        path = os.path.join(folder, "cases", name)
        if not os.path.exists(os.path.join(path, "case.json")):
            continue
        case = judge.Case(path)
        areas.setdefault(case.spec["area"], []).append((name, judged_by(judge, case)))
    return [(f"wild/{area}", cases) for area, cases in sorted(areas.items())], []


def judged_by(judge, case):
    def faults_of(command):
        answer = judge.judge([command], case)
        if case.spec.get("disputed"):
            return answer["faults"] if answer["harmful"] else []
        return answer["faults"] + (["a forgery passes"] if answer["fooled"] else [])

    return faults_of
