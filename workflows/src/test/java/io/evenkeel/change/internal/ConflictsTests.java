package io.evenkeel.change.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.change.Change.ChangedItem;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Conflict;
import io.evenkeel.change.Freeze;
import io.evenkeel.change.Window;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConflictsTests {
    private static final Window EVENING = window("2026-11-20T18:00:00Z", "2026-11-20T20:00:00Z");
    private static final Window LATER = window("2026-11-20T19:00:00Z", "2026-11-20T22:00:00Z");
    private static final Window NIGHT = window("2026-11-20T20:00:00Z", "2026-11-20T23:00:00Z");

    private final Map<UUID, ChangedItem> names = new HashMap<>();
    private final UUID database = item("db-1");
    private final UUID application = item("app-1");
    private final UUID proxy = item("proxy-1");
    private final UUID portal = item("portal");

    /** The application needs the database, and the portal both it and the proxy. */
    private final Plan onDatabase = plan("CHG-1", EVENING, Set.of(database), Set.of(application, portal));

    private final Plan onApplication = plan("CHG-2", LATER, Set.of(application), Set.of(portal));
    private final Plan onProxy = plan("CHG-3", LATER, Set.of(proxy), Set.of(portal));

    @Test
    void bothChangeIt() {
        Plan other = plan("CHG-2", LATER, Set.of(database), Set.of(application, portal));
        assertThat(told(onDatabase, List.of(other), List.of()))
                .containsExactly(
                        "SAME_ITEM db-1 CHG-2 until 2026-11-20T22:00:00Z",
                        "SAME_SERVICE portal CHG-2 until 2026-11-20T22:00:00Z");
    }

    @Test
    void theOtherStandsOnThis() {
        assertThat(told(onDatabase, List.of(onApplication), List.of()))
                .containsExactly(
                        "DEPENDS_ON_THIS app-1 CHG-2 until 2026-11-20T22:00:00Z",
                        "SAME_SERVICE portal CHG-2 until 2026-11-20T22:00:00Z");
    }

    @Test
    void thisStandsOnTheOther() {
        assertThat(told(onApplication, List.of(onDatabase), List.of()))
                .containsExactly(
                        "DEPENDS_ON_OTHER app-1 CHG-1 until 2026-11-20T20:00:00Z",
                        "SAME_SERVICE portal CHG-1 until 2026-11-20T20:00:00Z");
    }

    @Test
    void twoHalvesOfOneServiceMeetInIt() {
        assertThat(told(onDatabase, List.of(onProxy), List.of()))
                .containsExactly("SAME_SERVICE portal CHG-3 until 2026-11-20T22:00:00Z");
    }

    @Test
    void windowsThatOnlyTouchDoNotMeet() {
        assertThat(told(onDatabase, List.of(plan("CHG-4", NIGHT, Set.of(database), Set.of())), List.of()))
                .isEmpty();
    }

    @Test
    void itDoesNotMeetItself() {
        assertThat(told(onDatabase, List.of(onDatabase), List.of())).isEmpty();
    }

    @Test
    void theCommonTimeIsTold() {
        assertThat(Conflicts.of(onDatabase, List.of(onProxy), List.of(), names))
                .extracting(Conflict::common)
                .containsExactly(window("2026-11-20T19:00:00Z", "2026-11-20T20:00:00Z"));
    }

    @Test
    void aFreezeOfEverythingRefuses() {
        Conflict found = Conflicts.of(onDatabase, List.of(), List.of(freeze(Set.of())), names)
                .getFirst();
        assertThat(found.rule()).isEqualTo(Conflict.Rule.FREEZE);
        assertThat(found.item()).isEmpty();
        assertThat(found.refuses()).isTrue();
    }

    @Test
    void aFreezeOfAServiceIsOverWhatItStandsOn() {
        assertThat(told(onDatabase, List.of(), List.of(freeze(Set.of(portal)))))
                .containsExactly("FREEZE portal year end until 2026-11-30T00:00:00Z");
    }

    @Test
    void aFreezeOfSomethingElseIsNone() {
        assertThat(told(onDatabase, List.of(), List.of(freeze(Set.of(proxy))))).isEmpty();
    }

    @Test
    void anEmergencyIsToldAndNotRefused() {
        var emergency = new Plan("CHG-9", "t", Kind.EMERGENCY, EVENING, Set.of(database), Set.of(), Set.of());
        assertThat(Conflicts.of(emergency, List.of(), List.of(freeze(Set.of())), names))
                .extracting(Conflict::refuses)
                .containsExactly(false);
    }

    /** What one finds, the other finds too; print the seed to repeat it. */
    @Test
    void meetingIsMutual() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<UUID> all = Stream.of(database, application, proxy, portal).toList();
        for (int i = 0; i < 2_000; i++) {
            Plan one = random(random, "CHG-1", all);
            Plan other = random(random, "CHG-2", all);
            assertThat(Conflicts.of(one, List.of(other), List.of(), names).isEmpty())
                    .as("seed " + seed + ": " + one + " and " + other)
                    .isEqualTo(
                            Conflicts.of(other, List.of(one), List.of(), names).isEmpty());
        }
    }

    private Plan random(Random random, String key, List<UUID> all) {
        long from = random.nextInt(100);
        Window window = new Window(Instant.ofEpochSecond(from), Instant.ofEpochSecond(from + 1 + random.nextInt(20)));
        Set<UUID> items = some(random, all);
        Set<UUID> dependents = new HashSet<>(some(random, all));
        dependents.removeAll(items);
        return plan(key, window, items, dependents);
    }

    private static Set<UUID> some(Random random, List<UUID> all) {
        return IntStream.rangeClosed(0, random.nextInt(all.size()))
                .mapToObj(i -> all.get(random.nextInt(all.size())))
                .collect(Collectors.toSet());
    }

    private List<String> told(Plan plan, List<Plan> others, List<Freeze> freezes) {
        return Conflicts.of(plan, others, freezes, names).stream()
                .map(conflict -> conflict.rule() + " "
                        + conflict.item().map(ChangedItem::name).orElse("everything") + " " + conflict.with()
                        + " until "
                        + conflict.clearsAt())
                .toList();
    }

    private Plan plan(String key, Window window, Set<UUID> items, Set<UUID> dependents) {
        Set<UUID> services = new HashSet<>(items);
        services.addAll(dependents);
        services.retainAll(Set.of(portal));
        return new Plan(key, "title of " + key, Kind.NORMAL, window, items, dependents, services);
    }

    private static Freeze freeze(Set<UUID> items) {
        return new Freeze(
                UUID.randomUUID(),
                "year end",
                "books are closed",
                Optional.of(window("2026-11-15T00:00:00Z", "2026-11-30T00:00:00Z")),
                Optional.empty(),
                items,
                "");
    }

    private UUID item(String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        names.put(id, new ChangedItem(id, name, "host"));
        return id;
    }

    private static Window window(String from, String to) {
        return new Window(Instant.parse(from), Instant.parse(to));
    }
}
