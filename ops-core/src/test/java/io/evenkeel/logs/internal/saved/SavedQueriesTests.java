package io.evenkeel.logs.internal.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.logs.LogQueryError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each test has people of its own; what is shared is told apart by its name. */
class SavedQueriesTests {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final List<String> TOLD = new ArrayList<>();

    private static SavedQueries queries;

    /** Notes verbs and subjects. */
    private static final class Notes implements Audit {
        @Override
        public void record(Actor actor, String verb, String subject, Map<String, String> facts) {
            TOLD.add(actor.name() + " " + verb + " " + subject);
        }

        @Override
        public List<Act> list(Optional<String> subject, Optional<Long> before, int limit) {
            return List.of();
        }
    }

    @BeforeAll
    static void open() {
        var rows = new SavedQueryRows(JdbcClient.create(TestDatabase.fresh()));
        queries = new SavedQueries(rows, new Notes(), () -> NOW);
    }

    private static Actor person(String name, Right... more) {
        var rights = new HashSet<>(Set.of(more));
        rights.add(Right.SEE_OPERATIONS);
        return new Actor(Actor.Kind.PERSON, "id-" + name, name, rights);
    }

    private static List<String> namesSeenBy(Actor actor) {
        return queries.page(actor, Optional.empty(), 100).stream()
                .map(SavedQuery::name)
                .toList();
    }

    @Test
    void ownQueriesAreSeenByTheirOwnerAndSharedOnesByAll() {
        Actor ana = person("ana", Right.HANDLE_INCIDENTS);
        Actor wei = person("wei");
        queries.save(ana, "ana's own", "level:error", false);
        queries.save(ana, "ana shares", "host:web* refused", true);

        assertThat(namesSeenBy(ana)).containsSubsequence("ana shares", "ana's own");
        assertThat(namesSeenBy(wei)).contains("ana shares").doesNotContain("ana's own");
        assertThat(TOLD).contains("ana logs.query.save ana shares");
    }

    @Test
    void theSameNameReplacesWhateverItsCase() {
        Actor liu = person("liu");
        SavedQuery first = queries.save(liu, "Mine", "a", false);
        SavedQuery second = queries.save(liu, " mine ", "b", false);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(queries.page(liu, Optional.empty(), 100).stream()
                        .filter(one -> one.owner().equals("id-liu")))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.name()).isEqualTo("mine");
                    assertThat(one.query()).isEqualTo("b");
                });
    }

    @Test
    void pagesGoThroughAllOnce() {
        Actor kim = person("kim");
        for (int i = 0; i < 7; i++) {
            queries.save(kim, "kim " + i, "x", false);
        }
        var seen = new ArrayList<String>();
        Optional<UUID> beyond = Optional.empty();
        do {
            List<SavedQuery> page = queries.page(kim, beyond, 3);
            page.forEach(one -> seen.add(one.name()));
            beyond = page.size() < 3
                    ? Optional.empty()
                    : Optional.of(page.getLast().id());
        } while (beyond.isPresent());

        assertThat(seen).doesNotHaveDuplicates().containsAll(namesSeenBy(kim));
    }

    @Test
    void whatOthersKeepIsDeletedOnlyWhereItIsSharedAndByWhoKeepsTheHouse() {
        Actor owner = person("owner", Right.HANDLE_INCIDENTS);
        Actor stranger = person("stranger");
        Actor admin = person("admin", Right.EDIT_SETTINGS);
        UUID own = queries.save(owner, "owner's", "x", false).id();
        UUID shared = queries.save(owner, "owner shares", "x", true).id();

        for (Actor other : List.of(stranger, admin)) {
            assertThatThrownBy(() -> queries.delete(other, own))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo("saved-query-unknown"));
        }
        assertThatThrownBy(() -> queries.delete(stranger, shared))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("right-missing"));
        queries.delete(admin, shared);
        queries.delete(owner, own);
        assertThat(namesSeenBy(owner)).doesNotContain("owner's", "owner shares");
        assertThat(TOLD).contains("admin logs.query.delete owner shares");
    }

    @Test
    void whoMayNotHandleIncidentsSharesNothing() {
        assertThatThrownBy(() -> queries.save(person("viewer"), "v", "x", true))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("right-missing"));
    }

    @Test
    void whatCantBeKeptIsRefused() {
        Actor jo = person("jo");
        for (String name : List.of("", "  ", "a\nb", "x".repeat(101))) {
            assertThatThrownBy(() -> queries.save(jo, name, "x", false))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.field()).isEqualTo("name"));
        }
        assertThatThrownBy(() -> queries.save(jo, "n", "x".repeat(4001), false))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.field()).isEqualTo("query"));
        assertThatThrownBy(() -> queries.save(jo, "n", "\"open", false)).isInstanceOf(LogQueryError.class);
    }

    @Test
    void nobodyKeepsMoreThanAHundred() {
        Actor many = person("many");
        for (int i = 0; i < 100; i++) {
            queries.save(many, "q" + i, "x", false);
        }
        assertThatThrownBy(() -> queries.save(many, "one more", "x", false))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("too-many-saved-queries"));
        queries.save(many, "q7", "replaced", false);
    }
}
