package io.evenkeel.telemetry.internal;

import io.evenkeel.protocol.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides which samples of a request are taken. Pure. */
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

    /**
     * What came of a request.
     *
     * @param taken to be stored
     * @param refused samples by reason; a reason without any is left out
     * @param example the first series that was refused
     */
    record Admitted(List<TimeSeries> taken, Map<Reason, Long> refused, Optional<Map<String, String>> example) {}

    private final Optional<String> ownHost;
    private final long oldest;
    private final long newest;
    private final List<TimeSeries> taken = new ArrayList<>();
    private final Map<Reason, Long> refused = new EnumMap<>(Reason.class);
    private Optional<Map<String, String>> example = Optional.empty();

    private Admission(Optional<String> ownHost, Instant now, Bounds bounds) {
        this.ownHost = ownHost;
        this.oldest = now.minus(bounds.retention()).toEpochMilli();
        this.newest = now.plus(bounds.ahead()).toEpochMilli();
    }

    /** @param ownHost of an agent: the only host it may write about, and the label it gets */
    static Admitted of(List<TimeSeries> request, Optional<String> ownHost, Instant now, Bounds bounds) {
        var admission = new Admission(ownHost, now, bounds);
        request.forEach(admission::look);
        return new Admitted(List.copyOf(admission.taken), admission.refused, admission.example);
    }

    private void look(TimeSeries series) {
        Map<String, String> labels = series.labels();
        if (!labels.entrySet().stream().allMatch(Admission::isNamed)) {
            refuse(Reason.BAD_NAME, series, series.samples().size());
            return;
        }
        String host = labels.getOrDefault(HOST, "");
        if (ownHost.isPresent() && !host.isEmpty() && !host.equals(ownHost.get())) {
            refuse(Reason.OTHER_HOST, series, series.samples().size());
            return;
        }
        var samples = inTime(series);
        if (!samples.isEmpty()) {
            taken.add(new TimeSeries(withHost(labels, host), samples));
        }
    }

    private List<TimeSeries.Sample> inTime(TimeSeries series) {
        var samples = series.samples();
        long old = samples.stream().filter(s -> s.epochMillis() < oldest).count();
        long early = samples.stream().filter(s -> s.epochMillis() > newest).count();
        if (old + early == 0) {
            return samples;
        }
        refuse(Reason.TOO_OLD, series, old);
        refuse(Reason.TOO_NEW, series, early);
        return samples.stream()
                .filter(s -> s.epochMillis() >= oldest && s.epochMillis() <= newest)
                .toList();
    }

    private Map<String, String> withHost(Map<String, String> labels, String host) {
        if (ownHost.isEmpty() || !host.isEmpty()) {
            return labels;
        }
        var own = new TreeMap<>(labels);
        own.put(HOST, ownHost.get());
        return own;
    }

    private void refuse(Reason reason, TimeSeries series, long samples) {
        if (samples > 0) {
            refused.merge(reason, samples, Long::sum);
            example = example.or(() -> Optional.of(series.labels()));
        }
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
