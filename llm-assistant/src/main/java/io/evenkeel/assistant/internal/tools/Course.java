package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.Source;
import io.evenkeel.telemetry.MetricStore.Series;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The facts of one series in an interval. Not thread-safe. */
final class Course {
    private static final double ALIKE = 0.02;

    private final Words words;
    private final String metric;
    private final String unit;
    private final Map<String, String> labels;
    private final String what;
    private final List<Fact> facts = new ArrayList<>();

    private Course(Words words, String item, String metric, String unit, Map<String, String> labels) {
        this.words = words;
        this.metric = metric;
        this.unit = unit;
        this.labels = labels;
        String others = labels.entrySet().stream()
                .filter(label ->
                        !label.getKey().equals("__name__") && !label.getValue().equalsIgnoreCase(item))
                .sorted(Map.Entry.comparingByKey())
                .map(label -> label.getKey() + " " + label.getValue())
                .collect(Collectors.joining(", "));
        this.what = metric + words.say(" of %s", "（%s）", item + (others.isEmpty() ? "" : ", " + others));
    }

    static Course of(Words words, String item, String metric, String unit, Series series, Times times) {
        var course = new Course(words, item, metric, unit, series.labels());
        course.tell(series, times);
        return course;
    }

    private void tell(Series series, Times times) {
        int last = series.times().length - 1;
        if (times.at().isPresent()) {
            facts.add(Fact.of(
                    Topic.SHIFT,
                    words.say("%s was %s at %s.", "%s 在 %3$s 为 %2$s。", what, value(series, last), at(series, last))));
            return;
        }
        boolean then = times.from().isPresent();
        facts.add(Fact.of(
                then ? Topic.SHIFT : Topic.VALUE,
                then
                        ? words.say(
                                "The last value of %s in that time was %s, at %s.",
                                "%s 在那段时间的最后一个值为 %s（%s）。", what, value(series, last), at(series, last))
                        : words.say(
                                "%s is %s, measured at %s.",
                                "%s 当前为 %s（测于 %s）。", what, value(series, last), at(series, last))));
        trend(series, last);
        extremes(series);
    }

    private void trend(Series series, int last) {
        long begin = series.times()[last] - Duration.ofHours(1).toMillis();
        int first = 0;
        while (first < last && series.times()[first] < begin) {
            first++;
        }
        double from = series.values()[first];
        double to = series.values()[last];
        double big = Math.max(Math.abs(from), Math.abs(to));
        String course = big == 0 || Math.abs(to - from) <= ALIKE * big
                ? words.say("is about steady", "基本平稳")
                : to > from ? words.say("is rising", "在上升") : words.say("is falling", "在下降");
        facts.add(Fact.of(
                Topic.TREND,
                words.say(
                        "%s %s: %s at %s, %s at %s.",
                        "%s %s：%4$s 为 %3$s，%6$s 为 %5$s。",
                        what,
                        course,
                        value(series, first),
                        at(series, first),
                        value(series, last),
                        at(series, last))));
    }

    private void extremes(Series series) {
        int lowest = 0;
        int highest = 0;
        double sum = 0;
        for (int i = 0; i < series.values().length; i++) {
            lowest = series.values()[i] < series.values()[lowest] ? i : lowest;
            highest = series.values()[i] > series.values()[highest] ? i : highest;
            sum += series.values()[i];
        }
        facts.add(Fact.of(
                Topic.EXTREME,
                words.say(
                        "%s between %s and %s: highest %s at %s, lowest %s at %s, mean %s.",
                        "%s 在 %s 至 %s 之间：最高 %s（%s），最低 %s（%s），平均 %s。",
                        what,
                        at(series, 0),
                        at(series, series.times().length - 1),
                        value(series, highest),
                        at(series, highest),
                        value(series, lowest),
                        at(series, lowest),
                        words.number(sum / series.values().length) + unit)));
    }

    Course before(String when, Optional<Series> earlier) {
        earlier.ifPresent(series -> {
            int last = series.times().length - 1;
            facts.add(Fact.of(
                    Topic.EARLIER,
                    words.say(
                            "%s, at %s, %s was %s.",
                            "%s（%s），%s 为 %s。", when, at(series, last), what, value(series, last))));
        });
        return this;
    }

    Seen seen(Source.Kind kind, Instant from, Instant to) {
        String selector = MeasurementsTool.id(metric, labels).substring("measurement/".length());
        return new Seen(
                "measurement/" + selector,
                kind,
                metric,
                what,
                "/explore?e="
                        + URLEncoder.encode("[\"" + selector.replace("\"", "\\\"") + "\"]", StandardCharsets.UTF_8),
                facts,
                Optional.of(from),
                to);
    }

    private String value(Series series, int index) {
        return words.number(series.values()[index]) + unit;
    }

    private String at(Series series, int index) {
        return words.time(Instant.ofEpochMilli(series.times()[index]));
    }
}
