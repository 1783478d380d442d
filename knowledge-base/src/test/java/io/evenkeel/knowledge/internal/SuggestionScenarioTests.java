package io.evenkeel.knowledge.internal;

import static io.evenkeel.knowledge.internal.KnowledgeRoom.ANY;
import static io.evenkeel.knowledge.internal.KnowledgeRoom.as;
import static io.evenkeel.knowledge.internal.KnowledgeRoom.runbook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.alerting.Alert;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Incident.Review;
import io.evenkeel.incident.Priority;
import io.evenkeel.inventory.Item;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Articles.ArticleText;
import io.evenkeel.knowledge.Knowledge;
import io.evenkeel.knowledge.Knowledge.Because;
import io.evenkeel.knowledge.Knowledge.Reason;
import io.evenkeel.knowledge.Knowledge.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody finds who opens an incident, with articles as they are kept. */
class SuggestionScenarioTests {
    private final KnowledgeRoom room = new KnowledgeRoom();
    private final Knowledge knowledge = room.context.getBean(Knowledge.class);
    private final ShippedArticles shipped = room.context.getBean(ShippedArticles.class);

    @AfterEach
    void close() {
        room.close();
    }

    private Incident incident(String key, Optional<String> rule, Optional<Review> review, Item... on) {
        Instant at = room.clock.instant();
        List<String> fingerprints = rule.map(name -> key + "/" + name).stream().toList();
        rule.ifPresent(name -> room.past.alerts.put(
                key + "/" + name,
                new Alert(
                        key + "/" + name,
                        Alert.State.FIRING,
                        Map.of("alertname", name),
                        Map.of(),
                        "",
                        1,
                        Optional.empty(),
                        at,
                        Optional.of(at),
                        Optional.empty(),
                        1,
                        Alert.RULE,
                        List.of(),
                        Optional.empty())));
        var incident = new Incident(
                key,
                "Something on " + List.of(on).stream().map(Item::name).toList(),
                review.isPresent() ? Incident.State.CLOSED : Incident.State.OPEN,
                Priority.P3,
                "high",
                Optional.empty(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                review.map(any -> at),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                false,
                review,
                List.of(on).stream()
                        .map(item -> new AffectedItem(
                                item.id(), item.name(), item.kind().word()))
                        .toList(),
                List.of(),
                fingerprints,
                1,
                1);
        room.past.incidents.add(incident);
        return incident;
    }

    private List<Suggestion> offered() {
        return offered(Optional.empty());
    }

    private List<Suggestion> offered(Optional<String> language) {
        return knowledge.forIncident(as(room.vera), "INC-9", language);
    }

    private ArticleText linkedTo(Item item) {
        ArticleText text = runbook("About " + item.name(), "text");
        return new ArticleText(
                Article.Kind.ARTICLE,
                text.title(),
                "en",
                text.body(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(item.id()));
    }

    @Test
    void theRunbookOfTheRuleAndTheArticleOfTheItemAreOfferedEachWithItsReason() {
        Item db = room.item("db-1");
        room.published(runbook("Disk is full", "Find what is large."));
        room.published(linkedTo(db));
        incident("INC-9", Optional.of("HostDiskFull"), Optional.empty(), db);

        assertThat(offered()).extracting(Suggestion::key).containsExactly("KB-1", "KB-2");
        assertThat(offered())
                .extracting(Suggestion::because)
                .containsExactly(
                        List.of(new Because(Reason.RULE, "HostDiskFull")), List.of(new Because(Reason.ITEM, "db-1")));
    }

    @Test
    void aRunbookThatShipsInTwoLanguagesIsOfferedOnceInTheReaders() {
        Item db = room.item("db-1");
        room.shipped.texts.put("HostDiskFull", "# HostDiskFull: It is full\n\nFind what is large.");
        room.shipped.chinese.put("HostDiskFull", "# HostDiskFull：已满\n\n找出大文件。");
        shipped.takeIn();
        incident("INC-9", Optional.of("HostDiskFull"), Optional.empty(), db);

        assertThat(offered(Optional.of("zh-CN"))).extracting(Suggestion::title).containsExactly("HostDiskFull：已满");
        assertThat(offered(Optional.of("en")))
                .extracting(Suggestion::title)
                .containsExactly("HostDiskFull: It is full");
        assertThat(offered(Optional.of("de"))).hasSize(1);
    }

    @Test
    void whatPeopleMadeOfOneLanguageIsOfferedBesideTheOther() {
        Item db = room.item("db-1");
        room.shipped.texts.put("HostDiskFull", "# HostDiskFull: It is full\n\nFind what is large.");
        room.shipped.chinese.put("HostDiskFull", "# HostDiskFull：已满\n\n找出大文件。");
        shipped.takeIn();
        room.articles.revise(as(room.lin), "KB-1", runbook("Our disks", "Ours."), ANY);
        room.articles.submit(as(room.lin), "KB-1", ANY);
        room.articles.publish(as(room.mei), "KB-1", Optional.empty(), ANY);
        incident("INC-9", Optional.of("HostDiskFull"), Optional.empty(), db);

        assertThat(offered(Optional.of("zh-CN")))
                .extracting(Suggestion::title)
                .containsExactlyInAnyOrder("Our disks", "HostDiskFull：已满");
    }

    @Test
    void whatIsADraftOrHasExpiredIsNotOffered() {
        Item db = room.item("db-1");
        room.articles.write(as(room.lin), runbook("Disk is full", "A draft."));
        room.published(runbook("Disk was full", "Old."));
        room.articles.expire(as(room.mei), "KB-2", "The hosts are gone.", ANY);
        incident("INC-9", Optional.of("HostDiskFull"), Optional.empty(), db);

        assertThat(offered()).isEmpty();
    }

    @Test
    void anIncidentOfBeforeIsOfferedWithWhatHelped() {
        Item db = room.item("db-1");
        incident("INC-9", Optional.of("HostDiskFull"), Optional.empty(), db);
        incident("INC-2", Optional.of("HostDiskFull"), Optional.of(new Review("Old logs.", "Rotate them.")), db);

        assertThat(offered()).singleElement().satisfies(before -> {
            assertThat(before.key()).isEqualTo("INC-2");
            assertThat(before.because())
                    .startsWith(new Because(Reason.RULE, "HostDiskFull"), new Because(Reason.ITEM, "db-1"));
            assertThat(before.helped()).contains("Rotate them.");
        });
    }

    @Test
    void anotherThatIsStillFoughtIsNotOfBefore() {
        Item db = room.item("db-1");
        incident("INC-9", Optional.of("HostDiskFull"), Optional.empty(), db);
        incident("INC-8", Optional.of("HostDiskFull"), Optional.empty(), db);

        assertThat(offered()).isEmpty();
    }

    @Test
    void anIncidentIsNotSimilarToItself() {
        incident("INC-9", Optional.of("HostDiskFull"), Optional.empty(), room.item("db-1"));

        assertThat(offered()).isEmpty();
    }

    @Test
    void anIncidentThatThereIsNotHasNoSuggestions() {
        assertThat(offered()).isEmpty();
    }

    @Test
    void whoMaySeeNothingIsRefused() {
        Actor nobody = new Actor(Actor.Kind.TOKEN, "t", "agent", Set.of());

        assertThatThrownBy(() -> knowledge.forIncident(nobody, "INC-9", Optional.empty()))
                .isInstanceOf(Refusal.class);
    }
}
