package io.evenkeel.telemetry.internal;

import io.evenkeel.protocol.TimeSeries;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides which series of a request are taken. Pure. */
final class Admission {

    private static final String NAME = "__name__";
    private static final String HOST = "host";

    /** Why a sample is not taken. */
    enum Reason {
        OTHER_HOST("name another host than the agent's own"),
        BAD_NAME("have a metric or label whose name is none"),
        TOO_OLD("are older than what is kept"),
        TOO_NEW("are too far in the future"),
        TOO_MANY_SERIES("are of new series beyond what this sender may bring in");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private Admission() {}

    /** @param ownHost of an agent: the only host it may write about */
    static Optional<Reason> refusal(Map<String, String> labels, Optional<String> ownHost) {
        if (!labels.entrySet().stream().allMatch(Admission::isNamed)) {
            return Optional.of(Reason.BAD_NAME);
        }
        String host = labels.getOrDefault(HOST, "");
        return ownHost.isPresent() && !host.isEmpty() && !host.equals(ownHost.get())
                ? Optional.of(Reason.OTHER_HOST)
                : Optional.empty();
    }

    /** With the agent's own host as a label, where the series names none. */
    static TimeSeries withHost(TimeSeries series, Optional<String> ownHost) {
        if (ownHost.isEmpty() || series.labels().containsKey(HOST)) {
            return series;
        }
        var labels = new TreeMap<>(series.labels());
        labels.put(HOST, ownHost.get());
        return new TimeSeries(labels, series.samples());
    }

    /** Names as Prometheus 2 has them; only that of a metric may hold a colon. */
    private static boolean isNamed(Map.Entry<String, String> label) {
        return label.getKey().equals(NAME) ? isName(label.getValue(), true) : isName(label.getKey(), false);
    }

    private static boolean isName(String name, boolean colons) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colons && c == ':');
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
