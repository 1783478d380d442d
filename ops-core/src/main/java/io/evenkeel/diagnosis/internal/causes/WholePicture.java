package io.evenkeel.diagnosis.internal.causes;

import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.RecordedCase.Alarm;
import io.evenkeel.diagnosis.RecordedCase.Component;
import io.evenkeel.diagnosis.RecordedCase.Line;
import io.evenkeel.diagnosis.RecordedCase.Link;
import io.evenkeel.diagnosis.RecordedCase.Point;
import io.evenkeel.diagnosis.RecordedCase.Series;
import io.evenkeel.diagnosis.RecordedCauses;
import io.evenkeel.diagnosis.RecordedCauses.Answer;
import io.evenkeel.diagnosis.RecordedCauses.Candidate;
import io.evenkeel.diagnosis.Scene;
import io.evenkeel.diagnosis.Scene.Pattern;
import io.evenkeel.diagnosis.Scene.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which component is likeliest by all that was seen together: the same judgement as that of a recorded trouble. */
final class WholePicture {
    private static final Duration BEFORE_ONSET = Duration.ofMinutes(5);
    private static final double MOST_FOR = 1.0;
    private static final double MOST_AGAINST = -0.6;
    private static final double MOST_LINES = 100;

    private WholePicture() {}

    /** Adds to each suspect how its component compares with the others; nothing where the judgement is "cannot tell". */
    static void add(Scene scene, List<Suspicion> all) {
        Answer answer = new RecordedCauses().of(recorded(scene));
        int components = scene.components().size();
        if (answer.abstained() || components < 2) {
            return;
        }
        for (Suspicion suspicion : all) {
            suspicion
                    .component()
                    .ifPresent(component -> weigh(suspicion, probability(answer, component.id()), components));
        }
    }

    private static void weigh(Suspicion suspicion, double probability, int components) {
        double weight = Math.clamp(Math.log(Math.max(1e-6, probability * components)) / 2, MOST_AGAINST, MOST_FOR);
        String share = String.format(Locale.ROOT, "%.0f", probability * 100);
        suspicion.add(
                weight,
                "whole-picture",
                "By measurements, alerts and lines of all %d components together it has %s %%."
                        .formatted(components, share),
                Map.of("percent", share, "components", Integer.toString(components)));
    }

    private static double probability(Answer answer, String component) {
        return answer.candidates().stream()
                .filter(one -> one.component().equals(component))
                .mapToDouble(Candidate::probability)
                .sum();
    }

    private static RecordedCase recorded(Scene scene) {
        long onset = scene.onset().toEpochMilli();
        return new RecordedCase(
                "live",
                onset,
                Long.MIN_VALUE,
                onset - BEFORE_ONSET.toMillis(),
                scene.affected().stream()
                        .sorted()
                        .findFirst()
                        .filter(one -> scene.affected().size() == 1),
                scene.components().stream()
                        .map(one -> new Component(one.id(), ""))
                        .toList(),
                scene.dependencies().stream()
                        .map(one -> new Link(one.from(), one.on(), "calls"))
                        .toList(),
                scene.tracks().stream().map(WholePicture::series).toList(),
                scene.alerts().stream()
                        .map(one -> new Alarm(
                                one.since().toEpochMilli(),
                                one.component(),
                                Optional.empty(),
                                "metric",
                                one.name(),
                                "",
                                1))
                        .toList(),
                List.of(),
                scene.patterns().stream().flatMap(one -> lines(one, onset)).toList(),
                List.of());
    }

    private static Series series(Track track) {
        List<Point> points = new ArrayList<>();
        for (int minute = 0; minute < track.minutes().length; minute++) {
            points.add(
                    new Point(track.start().plus(Duration.ofMinutes(minute)).toEpochMilli(), track.minutes()[minute]));
        }
        return new Series(track.component(), track.metric(), points);
    }

    /** As many lines before and after, in proportion, as there were. */
    private static Stream<Line> lines(Pattern pattern, long onset) {
        double shrunk = Math.min(1, MOST_LINES / Math.max(1, Math.max(pattern.before(), pattern.during())));
        Line before = new Line(onset - 2 * BEFORE_ONSET.toMillis(), pattern.component(), pattern.text());
        Line during = new Line(Math.max(onset, pattern.first().toEpochMilli()), pattern.component(), pattern.text());
        return Stream.concat(
                Stream.generate(() -> before).limit(Math.round(Math.ceil(pattern.before() * shrunk))),
                Stream.generate(() -> during).limit(Math.round(Math.ceil(pattern.during() * shrunk))));
    }
}
