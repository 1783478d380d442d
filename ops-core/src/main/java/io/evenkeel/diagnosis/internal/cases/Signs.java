package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.RecordedCase.Change;
import io.evenkeel.diagnosis.internal.cases.SeriesSigns.Scanned;
import io.evenkeel.diagnosis.internal.cases.UsualLines.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All signs of a case. */
final class Signs {
    private static final double CHANGE_MINUTES = 60;
    private static final double WEAKEST = 0.02;
    /** How much of what is wild but usual is taken off. */
    private static final double WILD = 0.85;

    private static final double WILD_AT_OTHER_TIMES = 0.9;
    /** Other cases are troubles too: one in five may be the same. */
    private static final double WILD_IN_OTHER_CASES = 0.8;

    private Signs() {}

    /** What a case shows before anybody asks how usual it is. */
    record Plain(String id, List<Scanned> scanned, List<Sign> others, Lines lines) {
        Stream<Sign> signs() {
            return Stream.concat(scanned.stream().map(Scanned::sign), others.stream());
        }
    }

    static Plain plain(RecordedCase asked) {
        Surroundings around = Surroundings.of(asked);
        List<Scanned> scanned = new SeriesSigns(asked)
                .scan().stream().flatMap(one -> ofCalls(one, around)).toList();
        return new Plain(asked.id(), scanned, others(asked), Lines.of(asked));
    }

    /**
     * A measurement that is named after a colon for something that its component needs tells of the calls to that: it is a sign of
     * the one that is called, and only of a caller that waits.
     */
    private static Stream<Scanned> ofCalls(Scanned one, Surroundings around) {
        Sign sign = one.sign();
        int colon = sign.key().lastIndexOf(':');
        String called = sign.key().substring(colon + 1);
        if (colon < 0 || !around.needs(sign.component()).contains(called)) {
            return Stream.of(one);
        }
        Sign caller = sign.of(sign.component(), SignClass.CALLING, sign.key(), sign.text());
        Sign callee = sign.of(
                called,
                sign.kind(),
                sign.key().substring(0, colon + 1),
                sign.component() + " measures of it: " + sign.text());
        return Stream.of(new Scanned(caller, one.before()), new Scanned(callee, one.before()));
    }

    /** Signs with how rare they are: here at other times, in other cases, and among components. */
    static Weighed weighed(Plain asked, UsualStrengths usual) {
        List<Sign> timed = new ArrayList<>();
        for (Scanned one : asked.scanned()) {
            timed.add(timed(one.sign(), one.before(), asked.id(), usual));
        }
        for (Sign sign : asked.others()) {
            timed.add(timed(sign, new double[0], asked.id(), usual));
        }
        timed.addAll(LineSigns.of(asked.lines(), usual.linesUsualFor(asked)));
        return new Weighed(
                amongPeers(
                        timed.stream().filter(sign -> sign.weight() > WEAKEST).toList()),
                Calm.of(asked.scanned()));
    }

    /** @param calm how the trouble compares with stretches of the normal time */
    record Weighed(List<Sign> signs, Calm calm) {}

    /** The largest sum, over the components, of the strongest signs of each class. */
    static double most(List<Sign> signs) {
        Map<String, Map<SignClass, Double>> by = new HashMap<>();
        signs.stream()
                .filter(Sign::isSeen)
                .forEach(sign -> by.computeIfAbsent(sign.component(), _ -> new EnumMap<>(SignClass.class))
                        .merge(sign.kind(), sign.weight(), Math::max));
        return by.values().stream()
                .mapToDouble(its ->
                        its.values().stream().mapToDouble(Double::doubleValue).sum())
                .max()
                .orElse(0);
    }

    private static List<Sign> others(RecordedCase asked) {
        List<Sign> signs = new ArrayList<>(AlarmSigns.of(asked));
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

    /** What is usual is taken off: a sign that is wild on other days has to be wilder than then. */
    private static Sign timed(Sign sign, double[] before, String asked, UsualStrengths usual) {
        double[] others = usual.ofOthers(sign, asked);
        double[] all = Arrays.copyOf(before, before.length + others.length);
        System.arraycopy(others, 0, all, before.length, others.length);
        if (all.length == 0) {
            return sign;
        }
        long asStrong = Arrays.stream(all)
                .filter(strength -> strength >= sign.strength())
                .count();
        double rarity = Math.log((all.length + 1.0) / (asStrong + 1.0)) / Math.log(all.length + 1.0);
        double wildHere = wild(before, WILD_AT_OTHER_TIMES);
        double beyond = 1 - Math.max(wildHere, wild(others, WILD_IN_OTHER_CASES)) / Math.max(1e-9, sign.strength());
        return sign.withRarity(rarity * Math.max(0, beyond), 1).withHere(Math.max(0, sign.strength() - wildHere));
    }

    private static double wild(double[] strengths, double quantile) {
        return strengths.length == 0 ? 0 : WILD * Robust.quantile(strengths, quantile);
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
