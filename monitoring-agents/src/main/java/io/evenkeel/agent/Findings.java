package io.evenkeel.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one look at a source gave: the readings that could be had, and a sentence for each part that was broken. A broken
 * line costs that line only.
 */
record Findings(List<Reading> readings, List<String> broken) {

    /** Sentences kept of one look; more would only repeat themselves in the log. */
    private static final int SENTENCES = 5;

    Findings {
        readings = List.copyOf(readings);
        broken = List.copyOf(broken);
    }

    static Findings broken(String sentence) {
        return new Findings(List.of(), List.of(sentence));
    }

    /** Collects; not thread-safe. */
    static final class Gathering {

        private final List<Reading> readings = new ArrayList<>();
        private final List<String> broken = new ArrayList<>();

        void add(String name, double value) {
            readings.add(Reading.of(name, value));
        }

        void add(String name, String label, String is, double value) {
            readings.add(Reading.of(name, label, is, value));
        }

        void add(String name, Map<String, String> labels, double value) {
            readings.add(new Reading(name, labels, value));
        }

        void broken(String file, String line) {
            String shown = line.length() <= 80 ? line : line.substring(0, 80) + "…";
            broken(file + " has a line that can't be read: " + shown);
        }

        void broken(String sentence) {
            if (broken.size() < SENTENCES) {
                broken.add(sentence);
            }
        }

        /** For a source of which there may be nothing on a whole host. */
        Findings done() {
            return new Findings(readings, broken);
        }

        /** @param otherwise what is broken when there is not a single reading */
        Findings done(String otherwise) {
            if (readings.isEmpty() && broken.isEmpty()) {
                broken.add(otherwise);
            }
            return done();
        }
    }
}
