package io.evenkeel.agent;

import io.evenkeel.protocol.RemoteWrite;
import io.evenkeel.protocol.TimeSeries;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One value as the host shows it now: a series that has no time yet. */
record Reading(String name, Map<String, String> labels, double value) {

    Reading {
        labels = Map.copyOf(labels);
    }

    static Reading of(String name, double value) {
        return new Reading(name, Map.of(), value);
    }

    static Reading of(String name, String label, String is, double value) {
        return new Reading(name, Map.of(label, is), value);
    }

    TimeSeries at(Instant time) {
        var all = new HashMap<>(labels);
        all.put(RemoteWrite.NAME, name);
        return new TimeSeries(all, List.of(new TimeSeries.Sample(time.toEpochMilli(), value)));
    }
}
