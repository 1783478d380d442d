package io.evenkeel.inventory.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Effect;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Inventory.Change;
import io.evenkeel.inventory.Inventory.Page;
import io.evenkeel.inventory.Inventory.Search;
import io.evenkeel.inventory.Inventory.Traits;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.Link;
import io.evenkeel.inventory.SeenSeries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say about the estate, on a real database; each test has items of its own names. */
class StoredInventoryTests {
    private static final OptionalLong ANY_VERSION = OptionalLong.empty();
    private static final UUID NOWHERE = new UUID(0, 7);

    @TempDir
    private static Path data;

    private static RealRooms rooms;
    private static Inventory inventory;

    @BeforeAll
    static void open() {
        SeenSeries nothing = (names, from, to) -> List.of();
        rooms = RealRooms.open(
                data,
                TestDatabase.fresh(),
                Map.of(SeenSeries.class, nothing),
                "audit",
                "identity",
                "fleet",
                "inventory");
        inventory = rooms.get(Inventory.class);
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @BeforeEach
    void empty() {
        rooms.sql()
                .sql("truncate inventory.item, inventory.target, inventory.link, inventory.link_member,"
                        + " inventory.change")
                .update();
    }

    @Test
    void anItemIsWrittenDownChangedRetiredAndBroughtBack() {
        Item shop = inventory.add(
                ADMINISTRATOR,
                Kind.BUSINESS_SERVICE,
                new Traits("  Shop ", Optional.of(Criticality.HIGH), Optional.of("Ana"), Optional.of(" ")));
        assertThat(shop)
                .extracting(Item::name, Item::note, Item::version)
                .containsExactly("Shop", Optional.empty(), 1L);
        Item renamed = inventory.change(
                ADMINISTRATOR,
                shop.id(),
                new Traits("Web shop", Optional.of(Criticality.CRITICAL), Optional.of("Ana"), Optional.of("sells")),
                OptionalLong.of(1));
        assertThat(renamed.version()).isEqualTo(2);
        assertThat(inventory
                        .retire(ADMINISTRATOR, shop.id(), OptionalLong.of(2))
                        .retired())
                .isTrue();
        assertThat(inventory.items(all()).items()).isEmpty();
        assertConflict("item-retired", () -> inventory.retire(ADMINISTRATOR, shop.id(), ANY_VERSION));
        inventory.change(ADMINISTRATOR, shop.id(), named("Web shop"), ANY_VERSION);
        assertThat(inventory.items(all()).items()).extracting(Item::name).containsExactly("Web shop");
        assertThat(history(shop.id()))
                .containsExactly(
                        "brought back; criticality: critical → none; owner: Ana → none; note changed",
                        "retired",
                        "name: Shop → Web shop; criticality: high → critical; note changed",
                        "written down");
        assertThat(inventory.detail(shop.id()).history())
                .extracting(Change::code)
                .containsExactly(
                        Optional.of("changed"),
                        Optional.of("retired"),
                        Optional.of("changed"),
                        Optional.of("written-down"));
        assertThat(inventory.detail(shop.id()).history().getFirst().facts())
                .isEqualTo(Map.of(
                        "back", "yes", "criticality.before", "critical", "owner.before", "Ana", "note", "changed"));
        assertThat(rooms.get(Audit.class).list(Optional.of("Web shop"), Optional.empty(), 10))
                .extracting(Audit.Act::verb)
                .containsExactly("inventory.change", "inventory.retire", "inventory.change");
    }

    @Test
    void whoMayOnlySeeChangesNothing() {
        UUID item = add("a");
        Link link = inventory.link(ADMINISTRATOR, add("b"), List.of(item), Optional.empty(), Optional.empty());
        Actor viewer = RealRooms.with(Right.SEE_OPERATIONS, Right.HANDLE_INCIDENTS);
        for (ThrowingCallable verb : List.<ThrowingCallable>of(
                () -> inventory.add(viewer, Kind.HOST, named("c")),
                () -> inventory.change(viewer, item, named("c"), ANY_VERSION),
                () -> inventory.retire(viewer, item, ANY_VERSION),
                () -> inventory.link(viewer, item, List.of(link.from()), Optional.empty(), Optional.empty()),
                () -> inventory.unlink(viewer, link.id()))) {
            lacksRight(verb);
        }
        assertThat(inventory.items(all()).items()).extracting(Item::name).containsExactly("a", "b");
        assertThat(inventory.detail(item).links()).containsExactly(link);
    }

    @Test
    void anOlderVersionIsRefusedAndChangesNothing() {
        UUID item = add("db");
        inventory.change(ADMINISTRATOR, item, named("db-1"), OptionalLong.of(1));
        refused(
                Refusal.Kind.OUT_OF_DATE,
                "item-changed",
                () -> inventory.change(ADMINISTRATOR, item, named("db-2"), OptionalLong.of(1)));
        refused(
                Refusal.Kind.OUT_OF_DATE,
                "item-changed",
                () -> inventory.retire(ADMINISTRATOR, item, OptionalLong.of(1)));
        assertThat(inventory.find(item).orElseThrow())
                .extracting(Item::name, Item::version, Item::retired)
                .containsExactly("db-1", 2L, false);
    }

    @Test
    void namesAreUniqueInTheirKindWhateverTheCase() {
        add("Orders");
        UUID other = add("Others");
        assertConflict("item-exists", () -> inventory.add(ADMINISTRATOR, Kind.SERVICE, named("ORDERS")));
        assertConflict("item-exists", () -> inventory.change(ADMINISTRATOR, other, named("orders"), ANY_VERSION));
        inventory.add(ADMINISTRATOR, Kind.DATABASE, named("Orders"));
        inventory.change(ADMINISTRATOR, other, named("OTHERS"), ANY_VERSION);
        assertThat(inventory.items(all()).items())
                .extracting(Item::name)
                .containsExactlyInAnyOrder("Orders", "Orders", "OTHERS");
    }

    @Test
    void textsAreNeitherEmptyNorEndless() {
        for (String name : List.of("", "  ", "x".repeat(201), "two\nlines")) {
            assertInvalid("name", () -> inventory.add(ADMINISTRATOR, Kind.HOST, named(name)));
        }
        var noted = new Traits("a", Optional.empty(), Optional.empty(), Optional.of("n".repeat(4_001)));
        assertInvalid("note", () -> inventory.add(ADMINISTRATOR, Kind.HOST, noted));
        var owned = new Traits("a", Optional.empty(), Optional.of("o".repeat(201)), Optional.empty());
        assertInvalid("owner", () -> inventory.add(ADMINISTRATOR, Kind.HOST, owned));
    }

    @Test
    void aDependencyThatMakesNoSenseIsRefused() {
        UUID web = add("web");
        UUID one = add("db-1");
        UUID two = add("db-2");
        UUID gone = add("db-3");
        inventory.retire(ADMINISTRATOR, gone, ANY_VERSION);
        assertInvalid("to", () -> link(web, Optional.empty()));
        assertInvalid("to", () -> link(web, Optional.empty(), web));
        assertInvalid("to", () -> link(web, Optional.empty(), one, gone));
        assertInvalid("to", () -> link(web, Optional.empty(), NOWHERE));
        assertInvalid("from", () -> link(NOWHERE, Optional.empty(), one));
        assertInvalid("needs", () -> link(web, Optional.of(0), one, two));
        assertInvalid("needs", () -> link(web, Optional.of(3), one, two));
        assertInvalid(
                "to",
                () -> link(
                        web,
                        Optional.empty(),
                        IntStream.range(0, 101)
                                .mapToObj(number -> new UUID(1, number))
                                .toArray(UUID[]::new)));
        Link made = link(web, Optional.of(1), one, two, one);
        assertThat(made.to()).containsExactly(one, two);
        assertConflict("link-exists", () -> link(web, Optional.empty(), two, one));
        refused(Refusal.Kind.NOT_FOUND, "link-unknown", () -> inventory.unlink(ADMINISTRATOR, NOWHERE));
        refused(Refusal.Kind.NOT_FOUND, "item-unknown", () -> inventory.detail(NOWHERE));
        assertThat(history(web)).containsExactly("depends on 1 of db-1, db-2", "written down");
        inventory.unlink(ADMINISTRATOR, made.id());
        assertThat(history(web)).startsWith("no longer: depends on 1 of db-1, db-2");
    }

    @Test
    void whatIsNeededIsNotRetired() {
        UUID web = add("web");
        UUID database = add("db");
        link(web, Optional.empty(), database);
        assertConflict("item-needed", () -> inventory.retire(ADMINISTRATOR, database, ANY_VERSION));
        inventory.retire(ADMINISTRATOR, web, ANY_VERSION);
        inventory.retire(ADMINISTRATOR, database, ANY_VERSION);
        assertThat(inventory.items(all()).items()).isEmpty();
    }

    @Test
    void twoOfThreeIsDegradedWithOneMissingAndDownWithTwo() {
        UUID shop = add("Shop");
        UUID pool = add("pool");
        UUID a = add("a");
        UUID b = add("b");
        UUID c = add("c");
        link(pool, Optional.of(2), a, b, c);
        link(shop, Optional.empty(), pool);
        assertThat(hits(a)).containsExactly("pool degraded", "Shop degraded");
        assertThat(hits(a, c)).containsExactly("pool down", "Shop down");
        assertThat(hits(shop)).isEmpty();
    }

    @Test
    void aCircleIsAllowedAndEnds() {
        UUID one = add("dns-1");
        UUID two = add("dns-2");
        UUID three = add("dns-3");
        link(one, Optional.empty(), two);
        link(two, Optional.empty(), three);
        link(three, Optional.empty(), one);
        assertThat(hits(one)).containsExactly("dns-2 down", "dns-3 down");
        assertThat(inventory.detail(one).around()).extracting(Item::name).contains("dns-1", "dns-2", "dns-3");
    }

    @Test
    void theNeighbourhoodIsTwoStepsWide() {
        UUID previous = add("i0");
        for (int i = 1; i < 5; i++) {
            UUID next = add("i" + i);
            link(next, Optional.empty(), previous);
            previous = next;
        }
        Inventory.Detail detail = inventory.detail(itemNamed("i2"));
        assertThat(detail.around()).extracting(Item::name).containsExactlyInAnyOrder("i0", "i1", "i2", "i3", "i4");
        assertThat(detail.links()).hasSize(4);
        assertThat(inventory.detail(itemNamed("i0")).around()).hasSize(3);
        assertThat(inventory.detail(itemNamed("i0")).impact()).hasSize(4);
    }

    @Test
    void pagesShowEachItemOnceAlthoughNamesAreAlike() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            String name = (i % 2 == 0 ? "Web-" : "web-") + i / 2;
            inventory.add(ADMINISTRATOR, i % 2 == 0 ? Kind.HOST : Kind.SERVICE, named(name));
            names.add(name);
        }
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page page = inventory.items(new Search(Optional.empty(), Optional.empty(), cursor, 5));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(5);
            page.items().forEach(item -> seen.add(item.name()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(names).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        assertThat(inventory
                        .items(new Search(Optional.of(Kind.HOST), Optional.empty(), Optional.empty(), 500))
                        .items())
                .hasSize(12);
        assertThat(inventory
                        .items(new Search(Optional.empty(), Optional.of(" WEB-1"), Optional.empty(), 0))
                        .next())
                .as("a page has at least one")
                .isPresent();
        assertInvalid(
                "cursor",
                () -> inventory.items(new Search(Optional.empty(), Optional.empty(), Optional.of("no cursor"), 5)));
    }

    @Test
    void theSearchTakesWhatIsTypedLiterally() {
        UUID odd = inventory
                .add(
                        ADMINISTRATOR,
                        Kind.HOST,
                        new Traits("h", Optional.empty(), Optional.of("Öl & 100%_Gas"), Optional.of("'; drop table")))
                .id();
        add("other");
        for (String words : List.of("100%_g", "ÖL", "'; DROP", "&")) {
            assertThat(inventory
                            .items(new Search(Optional.empty(), Optional.of(words), Optional.empty(), 5))
                            .items())
                    .as(words)
                    .extracting(Item::id)
                    .containsExactly(odd);
        }
    }

    private static UUID add(String name) {
        return inventory.add(ADMINISTRATOR, Kind.SERVICE, named(name)).id();
    }

    private static Link link(UUID from, Optional<Integer> needs, UUID... to) {
        return inventory.link(ADMINISTRATOR, from, List.of(to), needs, Optional.empty());
    }

    private static List<String> hits(UUID... gone) {
        return inventory.hits(Set.of(gone)).stream()
                .map(hit -> hit.item().name() + (hit.effect() == Effect.DOWN ? " down" : " degraded"))
                .toList();
    }

    private static UUID itemNamed(String name) {
        return inventory.items(all()).items().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static List<String> history(UUID item) {
        return inventory.detail(item).history().stream().map(Change::what).toList();
    }

    private static Traits named(String name) {
        return new Traits(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Search all() {
        return new Search(Optional.empty(), Optional.empty(), Optional.empty(), 500);
    }

    private static void assertConflict(String code, ThrowingCallable verb) {
        refused(Refusal.Kind.CONFLICT, code, verb);
    }

    private static void assertInvalid(String field, ThrowingCallable verb) {
        Refusal refusal = catchThrowableOfType(Refusal.class, verb);
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.field()).isEqualTo(field);
    }
}
