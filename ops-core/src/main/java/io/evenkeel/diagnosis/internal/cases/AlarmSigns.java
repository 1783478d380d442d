package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.RecordedCase.Alarm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the alerts say: one sign for each component and name, stronger the more often it came. */
final class AlarmSigns {
    private record Place(String component, SignClass kind, String key) {}

    private AlarmSigns() {}

    static List<Sign> of(RecordedCase asked) {
        Map<Place, List<Alarm>> by = new LinkedHashMap<>();
        for (Alarm alarm : asked.alarms()) {
            String key = alarm.name() + (alarm.direction().isEmpty() ? "" : " " + alarm.direction());
            if (alarm.kind().equals("trace")) {
                by.computeIfAbsent(new Place(alarm.component(), SignClass.CALLING, key), _ -> new ArrayList<>())
                        .add(alarm);
                alarm.peer()
                        .ifPresent(peer -> by.computeIfAbsent(
                                        new Place(peer, SignClass.CALLED, key), _ -> new ArrayList<>())
                                .add(alarm));
            } else {
                SignClass kind = alarm.kind().equals("log") ? SignClass.NEW_LINE : SignClass.ofMetric(alarm.name());
                by.computeIfAbsent(new Place(alarm.component(), kind, key), _ -> new ArrayList<>())
                        .add(alarm);
            }
        }
        List<Sign> signs = new ArrayList<>();
        by.forEach((place, alarms) -> signs.add(sign(place, alarms)));
        return signs;
    }

    private static Sign sign(Place place, List<Alarm> alarms) {
        int times = alarms.stream().mapToInt(Alarm::count).sum();
        long onset = alarms.stream().mapToLong(Alarm::time).min().orElseThrow();
        double strength = Math.min(1.5, 0.6 + 0.2 * Math.log(Math.max(1, times)));
        return Sign.of(
                place.component,
                place.kind,
                place.key,
                strength,
                times,
                onset,
                "alert \"" + place.key + "\"" + (times > 1 ? ", " + times + " times" : ""));
    }
}
