package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final Instant TIME = Instant.ofEpochSecond(1_000);

    private final MovedClock clock = new MovedClock("2026-11-21T10:00:00Z");
    private final Written written = new Written();
    private final OwnMetrics own = new OwnMetrics(new MemoryBacklog(Duration.ofHours(1), 1_000), List.of());

    @Test
    void aSourceThatFailsDoesNotSilenceTheOthers() {
        var sampler = sampler(
                source("missing", () -> {
                    throw new IOException("no such file");
                }),
                source("faulty", () -> {
                    throw new IllegalStateException("a bug");
                }),
                source("half", () -> new Findings(List.of(Reading.of("half", 2)), List.of("a line"))),
                source("whole", () -> new Findings(List.of(Reading.of("whole", 1)), List.of())));

        var series = sampler.sample(TIME);

        assertThat(Shown.series(series)).containsExactly("half 2@1000000", "whole 1@1000000");
        assertThat(own.registry().scrape().stream()
                        .filter(metric -> metric.getMetadata().getName().equals("evenkeel_agent_source_errors"))
                        .flatMap(metric -> metric.getDataPoints().stream())
                        .map(point -> point.getLabels().get("source")))
                .containsExactlyInAnyOrder("missing", "faulty", "half");
        assertThat(written.lines())
                .hasSize(3)
                .first()
                .asString()
                .contains("event=source_broken source=missing why=\"java.io.IOException: no such file\"");
    }

    @Test
    void aReadingThatWouldHaveTheWholeRequestRefusedStaysHere() {
        var sampler = sampler(source(
                "filesystem",
                () -> new Findings(
                        List.of(
                                Reading.of("size", "mountpoint", "/" + "数".repeat(400), 1),
                                Reading.of("size", "mountpoint", "/\0", 1),
                                Reading.of("size", "mountpoint", "/", 2),
                                Reading.of("size", "mountpoint", "/", 3)),
                        List.of())));

        assertThat(Shown.series(sampler.sample(TIME))).containsExactly("size{mountpoint=\"/\"} 2@1000000");
    }

    private static Source source(String name, Source.Look look) {
        return new Source(name, look);
    }

    private Sampler sampler(Source... sources) {
        return new Sampler(List.of(sources), own, written.log(clock));
    }
}
