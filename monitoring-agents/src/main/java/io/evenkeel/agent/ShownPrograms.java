package io.evenkeel.agent;

import io.evenkeel.agent.ProgramTotals.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses which programs are told of one by one: those with the most processor time and those with the most memory. One that
 * was chosen stays for a while, since a series that comes and goes shows nothing, and the number of them is bounded at any
 * time and in time: each new name is a series that the server keeps. Not thread-safe.
 */
final class ShownPrograms {

    /** Times the number of each kind, of places in all. */
    static final int PLACES = 4;

    static final int NEW_NAMES_AN_HOUR = 60;
    private static final int MOST_REMEMBERED = 1_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final int top;
    private final Map<String, Instant> lastChosen = new LinkedHashMap<>();
    private final Set<String> toldOf = new HashSet<>();
    private Instant hourBegan = Instant.MIN;
    private int newInThisHour;

    ShownPrograms(int top) {
        this.top = top;
    }

    /** @return the names to tell of */
    Set<String> choose(List<Program> programs, Instant now) {
        choose(programs, Comparator.comparingLong(Program::cpuNow), now);
        choose(programs, Comparator.comparingLong(Program::pages), now);
        lastChosen.values().removeIf(last -> !now.isBefore(last.plus(HOUR)));
        while (lastChosen.size() > top * PLACES) {
            lastChosen.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .ifPresent(longestAgo -> lastChosen.remove(longestAgo.getKey()));
        }
        return names();
    }

    /** Those of the last choice. */
    Set<String> names() {
        return Set.copyOf(lastChosen.keySet());
    }

    private void choose(List<Program> programs, Comparator<Program> most, Instant now) {
        programs.stream()
                .filter(program -> program.cpuNow() > 0 || program.pages() > 0)
                .sorted(most.reversed().thenComparing(Program::name))
                .limit(top)
                .filter(program -> mayBeTold(program.name(), now))
                .forEach(program -> lastChosen.put(program.name(), now));
    }

    private boolean mayBeTold(String name, Instant now) {
        if (toldOf.contains(name)) {
            return true;
        }
        if (!now.isBefore(hourBegan.plus(HOUR)) || now.isBefore(hourBegan)) {
            hourBegan = now;
            newInThisHour = 0;
        }
        if (newInThisHour >= NEW_NAMES_AN_HOUR) {
            return false;
        }
        newInThisHour++;
        if (toldOf.size() >= MOST_REMEMBERED) {
            toldOf.clear();
        }
        toldOf.add(name);
        return true;
    }
}
