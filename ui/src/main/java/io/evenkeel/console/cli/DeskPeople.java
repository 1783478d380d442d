package io.evenkeel.console.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The people of a measured desk, each signed in with a password of their own. */
record DeskPeople(List<BenchCaller> desk, List<BenchCaller> managers) {
    private static final String PASSWORD = "a long password for ";

    static DeskPeople make(BenchCaller anonymous, BenchCaller admin, int desk, int managers)
            throws IOException, InterruptedException {
        return new DeskPeople(
                make(anonymous, admin, "SERVICE_DESK", "desk", desk),
                make(anonymous, admin, "CHANGE_MANAGER", "manager", managers));
    }

    private static List<BenchCaller> make(
            BenchCaller anonymous, BenchCaller admin, String role, String called, int count)
            throws IOException, InterruptedException {
        List<BenchCaller> people = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String name = called + number;
            String first = admin.send(
                            "POST", "/api/people", Map.of("name", name, "displayName", "Person " + name, "role", role))
                    .get("firstPassword")
                    .asString();
            anonymous
                    .signedIn(name, first)
                    .send("POST", "/api/session/password", Map.of("current", first, "next", PASSWORD + name));
            people.add(anonymous.signedIn(name, PASSWORD + name));
        }
        return people;
    }
}
