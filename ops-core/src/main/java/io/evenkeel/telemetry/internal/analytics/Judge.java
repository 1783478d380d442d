package io.evenkeel.telemetry.internal.analytics;

import io.evenkeel.telemetry.Anomalies;
import io.evenkeel.telemetry.Judgement;
import io.evenkeel.telemetry.Judgement.Basis;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Compares a value with what was usual, and words it. Pure. */
final class Judge {

    private static final double MOST = 100;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final History history;
    private final Usual usual;
    private final Calibration calibration;

    Judge(History history, Calibration calibration) {
        this.history = history;
        this.usual = new Usual(history);
        this.calibration = calibration;
    }

    /** The figures alone, of a time that may have no value. */
    Judgement along(long millis, double value) {
        double expected = expected(History.place(millis));
        if (Double.isNaN(expected)) {
            return new Judgement.NotEnough("Not enough history for this time.");
        }
        double score = Double.isNaN(value) ? Double.NaN : score(value, expected);
        return compared(value, score, expected, "", Map.of());
    }

    private Judgement compared(double value, double score, double expected, String reason, Map<String, String> facts) {
        double band = Anomalies.BAND * calibration.scale();
        return new Judgement.Compared(
                value, score, expected, expected - band, expected + band, calibration.basis(), reason, facts);
    }

    /** The value of that time, from what was before it. */
    Judgement of(long millis, double value) {
        if (!Double.isFinite(value)) {
            return new Judgement.NotEnough("The value is no finite number.");
        }
        long place = History.place(millis);
        double expected = expected(place);
        if (Double.isNaN(expected)) {
            return new Judgement.NotEnough("Not enough history for this time.");
        }
        double score = score(value, expected);
        Map<String, String> facts = facts(millis, place, value, expected);
        return compared(value, score, expected, sentence(score, value, expected, facts), facts);
    }

    /** NaN where there is too little. */
    double expected(long place) {
        return usual.expected(calibration.basis(), place) + calibration.bias();
    }

    private double score(double value, double expected) {
        return Math.clamp((value - expected) / calibration.scale(), -MOST, MOST);
    }

    private Map<String, String> facts(long millis, long place, double value, double expected) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("basis", calibration.basis().name());
        facts.put("at", Instant.ofEpochMilli(millis).toString());
        if (value > 0 && expected > 0) {
            facts.put("times", String.format(Locale.ROOT, "%.2f", value / expected));
        }
        facts.put("before", before(place));
        return facts;
    }

    /** Whether the six hours before were within their band too. */
    private String before(long place) {
        int within = 0;
        int beyond = 0;
        for (long one = place - 6L * History.HOUR; one < place; one += 3) {
            double value = history.at(one);
            double expected = expected(one);
            if (!Double.isNaN(value) && !Double.isNaN(expected)) {
                boolean usualThen = Math.abs(score(value, expected)) <= Anomalies.BAND;
                within += usualThen ? 1 : 0;
                beyond += usualThen ? 0 : 1;
            }
        }
        return within + beyond == 0 ? "unknown" : beyond * 4 > within + beyond ? "unusual" : "usual";
    }

    private String sentence(double score, double value, double expected, Map<String, String> facts) {
        String what = Math.abs(score) <= Anomalies.BAND
                ? "within the band"
                : difference(value, expected, facts.get("times") != null);
        String before = switch (facts.getOrDefault("before", "unknown")) {
            case "usual" -> "; the 6 h before were as usual";
            case "unusual" -> "; the 6 h before were unusual too";
            default -> "";
        };
        return what + " " + usualWords(facts) + before + ".";
    }

    private static String difference(double value, double expected, boolean comparable) {
        double times = value / expected;
        if (comparable && times >= 1.2 && times < 1000) {
            return String.format(Locale.ROOT, "%.1f times", times);
        }
        if (comparable && times <= 0.8) {
            return String.format(Locale.ROOT, "only %.0f %% of", 100 * times);
        }
        return String.format(Locale.ROOT, "%.4g %s", Math.abs(value - expected), value > expected ? "above" : "below");
    }

    private String usualWords(Map<String, String> facts) {
        Basis basis = calibration.basis();
        var at = Instant.parse(facts.getOrDefault("at", "")).atZone(ZoneOffset.UTC);
        return switch (basis) {
            case LEVEL -> "the level of the last 6 h";
            case DAILY -> "the usual for " + CLOCK.format(at) + " UTC";
            case WEEKLY ->
                "the usual for " + at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " "
                        + CLOCK.format(at) + " UTC";
        };
    }
}
