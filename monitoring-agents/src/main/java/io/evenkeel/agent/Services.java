package io.evenkeel.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * systemd's services, as node_exporter names them: how many in which state, the state of those that the options name, and
 * which others have failed; one that failed is told of until the agent ends, so that its recovery shows. Asked twice a
 * minute, since each asking is a process. Used by one thread.
 */
final class Services {

    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final List<String> STATES = List.of("active", "activating", "deactivating", "failed", "inactive");
    private static final String FAILED = "failed";
    private static final int MOST_FAILED = 50;

    private final Path booted;
    private final PatientCommand systemctl;
    private final List<String> named;
    private final InstantSource clock;
    private final Set<String> hadFailed = new LinkedHashSet<>();
    private Instant last = Instant.MIN;

    /** @param booted exists where systemd runs the host (sd_booted(3)) */
    Services(Path booted, PatientCommand systemctl, List<String> named, InstantSource clock) {
        this.booted = booted;
        this.systemctl = systemctl;
        this.named = named.stream()
                .map(name -> name.contains(".") ? name : name + ".service")
                .toList();
        this.clock = clock;
    }

    Findings look() throws IOException {
        Instant now = clock.instant();
        if (!Files.isDirectory(booted)) {
            return named.isEmpty()
                    ? new Findings(List.of(), List.of())
                    : Findings.broken("systemd does not run this host: name programs with --process, not --service");
        }
        if (!last.equals(Instant.MIN) && now.isBefore(last.plus(EVERY)) && !now.isBefore(last)) {
            return new Findings(List.of(), List.of());
        }
        last = now;
        var arguments = new ArrayList<>(List.of("show", "--property=Id,ActiveState", "--", "*.service"));
        arguments.addAll(named);
        return told(states(systemctl.answer(arguments)));
    }

    /** Blocks of {@code Id=…} and {@code ActiveState=…}, in any order, an empty line between two. */
    static Map<String, String> states(String shown) {
        Map<String, String> states = new TreeMap<>();
        for (String block : shown.split("\n\n", -1)) {
            String id = "";
            String state = "";
            for (String line : block.lines().toList()) {
                id = line.startsWith("Id=") ? line.substring(3) : id;
                state = line.startsWith("ActiveState=") ? line.substring(12) : state;
            }
            if (!id.isEmpty() && !state.isEmpty()) {
                states.put(id, state);
            }
        }
        return states;
    }

    private Findings told(Map<String, String> states) {
        var found = new Findings.Gathering();
        if (states.isEmpty()) {
            return found.done("systemctl names no service");
        }
        for (String state : STATES) {
            found.add("node_systemd_units", "state", state, (double) states.entrySet().stream()
                    .filter(unit -> unit.getKey().endsWith(".service"))
                    .filter(unit -> unit.getValue().equals(state))
                    .count());
        }
        for (String name : named) {
            String is = states.getOrDefault(name, "inactive");
            STATES.forEach(state -> addState(found, name, state, is));
        }
        states.forEach((name, state) -> {
            if (state.equals(FAILED) && hadFailed.size() < MOST_FAILED) {
                hadFailed.add(name);
            }
        });
        hadFailed.stream()
                .filter(name -> !named.contains(name))
                .forEach(name -> addState(found, name, FAILED, states.getOrDefault(name, "inactive")));
        return found.done();
    }

    private static void addState(Findings.Gathering found, String name, String state, String is) {
        found.add("node_systemd_unit_state", Map.of("name", name, "state", state), state.equals(is) ? 1 : 0);
    }
}
