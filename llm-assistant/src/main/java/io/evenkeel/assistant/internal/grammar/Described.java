package io.evenkeel.assistant.internal.grammar;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the one item that is meant by what it is, not by its name: "the UPS in DC South". Pure. */
final class Described {
    private static final double MOST = 0.75;

    private Described() {}

    /**
     * @param said the words of the question that name something, without those that only ask
     * @return the only item that fits best, by two words or more
     */
    static Optional<String> item(Gist said, Map<String, String> described) {
        if (said.words().size() < 2) {
            return Optional.empty();
        }
        long most = 0;
        List<String> best = List.of();
        for (Map.Entry<String, String> one : described.entrySet()) {
            long fit = said.in(one.getValue());
            if (fit > most) {
                most = fit;
                best = List.of(one.getKey());
            } else if (fit == most) {
                best = List.of();
            }
        }
        return most >= 2 && most >= MOST * said.words().size() ? best.stream().findFirst() : Optional.empty();
    }
}
