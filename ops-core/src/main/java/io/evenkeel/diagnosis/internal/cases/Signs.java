package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.RecordedCase.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All signs of a case. */
final class Signs {
    private static final double CHANGE_MINUTES = 60;
    private static final double WEAKEST = 0.02;

    private Signs() {}

    /** Signs as they are, before anybody asks how usual they are. */
    static List<Sign> plain(RecordedCase asked) {
        List<Sign> signs = new ArrayList<>();
        new SeriesSigns(asked).scan().forEach(one -> signs.add(one.sign()));
        signs.addAll(others(asked));
        return signs;
    }

    /** Signs with how rare they are: here at other times, in other cases, and among components. */
    static List<Sign> weighed(RecordedCase asked, UsualStrengths usual) {
        List<Sign> timed = new ArrayList<>();
        for (SeriesSigns.Scanned one : new SeriesSigns(asked).scan()) {
            timed.add(timed(one.sign(), one.before(), asked, usual));
        }
        for (Sign sign : others(asked)) {
            timed.add(timed(sign, new double[0], asked, usual));
        }
        return amongPeers(timed.stream().filter(sign -> sign.weight() > WEAKEST).toList());
    }

    private static List<Sign> others(RecordedCase asked) {
        List<Sign> signs = new ArrayList<>(AlarmSigns.of(asked));
        signs.addAll(LineSigns.of(asked));
        signs.addAll(CallSigns.of(asked));
        for (Change change : asked.changes()) {
            double minutes = (asked.detectedAt() - change.time()) / 60_000.0;
            if (minutes >= 0) {
                signs.add(Sign.of(
                        change.component(),
                        SignClass.CHANGE,
                        "change",
                        Math.exp(-minutes / CHANGE_MINUTES),
                        1,
                        change.time(),
                        "change %s, %.0f min before: %s".formatted(change.id(), minutes, change.summary())));
            }
        }
        return signs;
    }

    private static Sign timed(Sign sign, double[] before, RecordedCase asked, UsualStrengths usual) {
        int looked = usual.looked(sign, asked.id());
        int asStrong = usual.asStrong(sign, asked.id());
        for (double strength : before) {
            looked++;
            asStrong += strength >= sign.strength() ? 1 : 0;
        }
        double rarity = looked == 0 ? 1 : Math.log((looked + 1.0) / (asStrong + 1.0)) / Math.log(looked + 1.0);
        return sign.withRarity(rarity, 1);
    }

    private static List<Sign> amongPeers(List<Sign> signs) {
        Map<String, Map<String, Double>> by = new HashMap<>();
        Set<String> components = new HashSet<>();
        for (Sign sign : signs) {
            components.add(sign.component());
            by.computeIfAbsent(sign.kind() + sign.key(), _ -> new HashMap<>())
                    .merge(sign.component(), sign.weight(), Math::max);
        }
        double all = Math.log(components.size() + 1.0);
        List<Sign> weighed = new ArrayList<>();
        for (Sign sign : signs) {
            Map<String, Double> peers = by.getOrDefault(sign.kind() + sign.key(), Map.of());
            double as = peers.values().stream()
                    .mapToDouble(other -> Math.min(1, other / sign.weight()))
                    .map(ratio -> ratio * ratio)
                    .sum();
            weighed.add(sign.withRarity(sign.rarity(), Math.max(0, 1 - Math.log(Math.max(1, as)) / all)));
        }
        return weighed;
    }
}
