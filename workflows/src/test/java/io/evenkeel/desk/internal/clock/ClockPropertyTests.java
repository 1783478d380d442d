package io.evenkeel.desk.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.desk.internal.clock.CalendarHistory.Version;
import io.evenkeel.desk.internal.clock.Hours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random calendars, pauses, targets and changes against a walk minute by minute that knows nothing of spans and sums. The
 * seed is in every failure; {@code -Dclock.seed=…} repeats it.
 */
class ClockPropertyTests {
    private static final long SEED = Long.getLong("clock.seed", new Random().nextLong());
    private static final int CASES = 250;
    private static final int DAYS = 40;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Zones that set clocks at 2, at midnight, by half an hour, by a whole day, or not at all. */
    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Africa/Cairo",
            "America/Sao_Paulo",
            "America/St_Johns",
            "Pacific/Apia",
            "Asia/Kolkata");

    private final Random random = new Random(SEED);

    @Test
    void aClockRunsOutAtTheMinuteAtWhichAWalkRunsOut() {
        int ranOut = 0;
        for (int number = 0; number < CASES; number++) {
            Case drawn = draw();
            Optional<Instant> walked = drawn.walk();
            Optional<Instant> due =
                    drawn.clock().due(drawn.calendars()::get).filter(at -> !at.isAfter(drawn.horizon()));
            assertThat(due)
                    .as("-Dclock.seed=%d, case %d: %s", SEED, number, drawn)
                    .isEqualTo(walked);
            ranOut += walked.isPresent() ? 1 : 0;
        }
        assertThat(ranOut).as("cases that say something, seed %d", SEED).isGreaterThan(CASES / 4);
    }

    @Test
    void whatPassedIsTheSumOfItsParts() {
        for (int number = 0; number < CASES; number++) {
            CalendarHistory history = history(start());
            Instant from = start();
            Instant middle = from.plus(Duration.ofMinutes(random.nextInt(60 * 24 * DAYS)));
            Instant to = middle.plus(Duration.ofMinutes(random.nextInt(60 * 24 * DAYS)));
            assertThat(history.between(from, middle).plus(history.between(middle, to)))
                    .as("-Dclock.seed=%d, case %d", SEED, number)
                    .isEqualTo(history.between(from, to));
        }
    }

    @Test
    void asMuchWorkHasPassedUntilAMomentAsTheMomentWasAskedFor() {
        for (int number = 0; number < CASES; number++) {
            CalendarHistory history = history(start());
            Instant from = start();
            Duration work = Duration.ofMinutes(1 + random.nextInt(60 * 24 * 10));
            Optional<Instant> end = history.after(from, work);
            int place = number;
            assertThat(end).hasValueSatisfying(at -> {
                assertThat(history.between(from, at))
                        .as("seed %d, case %d", SEED, place)
                        .isEqualTo(work);
                assertThat(history.between(from, at.minusSeconds(1)))
                        .as("the earliest such moment, seed %d, case %d", SEED, place)
                        .isLessThan(work);
            });
        }
    }

    /** What is drawn, and how it is walked. */
    private record Case(Clock clock, Map<String, WorkingTime> calendars, Map<String, CalendarHistory> histories) {

        Instant begin() {
            return clock.stretches().getFirst().since();
        }

        Instant horizon() {
            return begin().plus(Duration.ofDays(DAYS));
        }

        Optional<Instant> walk() {
            Instant lastSince = clock.stretches().getLast().since();
            Map<ZoneId, LocalDateTime> shown = new HashMap<>();
            Duration elapsed = Duration.ZERO;
            // Begins early, so that the latest time that clocks have shown is known.
            for (Instant at = begin().minus(Duration.ofDays(2)); !at.isAfter(horizon()); at = at.plus(MINUTE)) {
                Instant now = at;
                histories.values().stream()
                        .flatMap(history -> history.versions().stream())
                        .map(version -> version.calendar().zone())
                        .distinct()
                        .forEach(zone -> shown.merge(
                                zone,
                                LocalDateTime.ofInstant(now, zone),
                                (before, after) -> after.isAfter(before) ? after : before));
                if (at.isBefore(begin())) {
                    continue;
                }
                if (!at.isBefore(lastSince) && elapsed.compareTo(clock.target()) >= 0) {
                    return Optional.of(at);
                }
                if (!paused(at) && works(at, shown)) {
                    elapsed = elapsed.plus(MINUTE);
                }
            }
            return Optional.empty();
        }

        private boolean paused(Instant at) {
            return clock.pauses().stream()
                    .anyMatch(pause -> !at.isBefore(pause.from())
                            && pause.to().map(at::isBefore).orElse(true));
        }

        private boolean works(Instant at, Map<ZoneId, LocalDateTime> shown) {
            String name = clock.stretches().stream()
                    .filter(stretch -> !stretch.since().isAfter(at))
                    .toList()
                    .getLast()
                    .calendar();
            List<Version> versions = histories.get(name).versions();
            Calendar calendar = versions.stream()
                    .filter(version -> !version.since().isAfter(at))
                    .reduce((one, later) -> later)
                    .orElse(versions.getFirst())
                    .calendar();
            LocalDateTime local = shown.get(calendar.zone());
            LocalDate day = local.toLocalDate();
            Hours hours = calendar.days().containsKey(day)
                    ? calendar.days().get(day)
                    : calendar.week().get(day.getDayOfWeek());
            int minute = local.getHour() * 60 + local.getMinute();
            return hours.spans().stream().anyMatch(span -> span.from() <= minute && minute < span.to());
        }
    }

    private Case draw() {
        Instant begin = start();
        Map<String, CalendarHistory> histories = Map.of("one", history(begin), "two", history(begin));
        Clock clock = Clock.started(begin, "one", Duration.ofMinutes(random.nextInt(60 * 30)));
        Instant at = begin;
        for (int acts = random.nextInt(7); acts > 0; acts--) {
            at = at.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 4)));
            clock = switch (random.nextInt(5)) {
                case 0, 1 -> clock.paused(at);
                case 2, 3 -> clock.resumed(at);
                default ->
                    clock.retargeted(
                            at, random.nextBoolean() ? "one" : "two", Duration.ofMinutes(random.nextInt(60 * 30)));
            };
        }
        return new Case(clock, new HashMap<>(histories), histories);
    }

    private CalendarHistory history(Instant begin) {
        CalendarHistory history = CalendarHistory.of(calendar(begin));
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            Instant at = begin.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 10)));
            history = history.changed(at, calendar(begin));
        }
        return history;
    }

    /** Around a change of clocks in most zones: late March, early November; and the day that Apia left out. */
    private Instant start() {
        String around = List.of(
                        "2026-03-24T00:00:00Z", "2026-10-20T00:00:00Z", "2011-12-27T00:00:00Z", "2017-10-10T00:00:00Z")
                .get(random.nextInt(4));
        return Instant.parse(around).plus(Duration.ofMinutes(random.nextInt(60 * 24 * 12)));
    }

    private Calendar calendar(Instant begin) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        Map<DayOfWeek, Hours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, hours());
        }
        Map<LocalDate, Hours> days = new HashMap<>();
        LocalDate first = LocalDate.ofInstant(begin, zone);
        for (int count = random.nextInt(6); count > 0; count--) {
            days.put(first.plusDays(random.nextInt(DAYS)), hours());
        }
        week.put(DayOfWeek.WEDNESDAY, new Hours(List.of(new Span(0, 23 * 60))));
        return new Calendar(zone, week, days);
    }

    private Hours hours() {
        return switch (random.nextInt(5)) {
            case 0 -> Hours.NONE;
            case 1, 2 -> Hours.WHOLE_DAY;
            default -> {
                List<Span> spans = new ArrayList<>();
                int at = random.nextInt(400);
                while (at < Hours.MINUTES_A_DAY && spans.size() < 4) {
                    int to = Math.min(Hours.MINUTES_A_DAY, at + 1 + random.nextInt(500));
                    spans.add(new Span(at, to));
                    at = to + (random.nextBoolean() ? 0 : random.nextInt(300));
                }
                yield new Hours(spans);
            }
        };
    }
}
