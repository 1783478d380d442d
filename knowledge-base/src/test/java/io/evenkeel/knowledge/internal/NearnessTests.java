package io.evenkeel.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Incident.Review;
import io.evenkeel.incident.Priority;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Knowledge.Because;
import io.evenkeel.knowledge.Knowledge.Passage;
import io.evenkeel.knowledge.Knowledge.Reason;
import io.evenkeel.knowledge.Knowledge.Subject;
import io.evenkeel.knowledge.Knowledge.Suggestion;
import io.evenkeel.knowledge.internal.Nearness.AboutArticle;
import io.evenkeel.knowledge.internal.Nearness.Before;
import io.evenkeel.knowledge.internal.Nearness.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is offered inside an incident, and why. */
class NearnessTests {
    private static final AffectedItem DB1 = new AffectedItem(new UUID(0, 1), "db-1", "database");
    private static final AffectedItem DB2 = new AffectedItem(new UUID(0, 2), "db-2", "database");
    private static final AffectedItem WEB = new AffectedItem(new UUID(0, 3), "web-1", "host");
    private static final Incident NOW = incident("INC-9", "Replication lag of the ledger database", DB1);

    private static Incident incident(String key, String title, AffectedItem... on) {
        return incident(key, title, Optional.empty(), on);
    }

    private static Incident incident(String key, String title, Optional<Review> review, AffectedItem... on) {
        return new Incident(
                key,
                title,
                Incident.State.OPEN,
                Priority.P3,
                "high",
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                false,
                review,
                List.of(on),
                List.of(),
                List.of(),
                1,
                1);
    }

    private static AboutArticle article(String key, Article.Kind kind, List<String> rules, AffectedItem... items) {
        return new AboutArticle(
                key,
                kind,
                "Title of " + key,
                rules,
                List.of(items).stream().map(AffectedItem::id).toList());
    }

    private static Before before(String key, String title, Set<String> rules, AffectedItem... on) {
        return new Before(incident(key, title, on), rules);
    }

    private static Passage passage(String key, String text) {
        return new Passage(key, Article.Kind.ARTICLE, "Notes", "", "", text, text, List.of(), 1);
    }

    private static List<Suggestion> nearest(List<AboutArticle> articles, List<Before> before, Passage... passages) {
        return Nearness.nearest(new Facts(
                NOW, Set.of("ReplicationLag"), articles, before, new PassageSearch.Found(List.of(passages), "words")));
    }

    private static List<String> keys(List<Suggestion> suggestions) {
        return suggestions.stream().map(Suggestion::key).toList();
    }

    private static List<Because> because(List<Suggestion> suggestions) {
        return suggestions.getFirst().because();
    }

    @Test
    void anArticleThatNamesTheRuleIsOfferedForIt() {
        var found =
                nearest(List.of(article("KB-1", Article.Kind.RUNBOOK, List.of("ReplicationLag", "Other"))), List.of());

        assertThat(because(found)).containsExactly(new Because(Reason.RULE, "ReplicationLag"));
        assertThat(found.getFirst().kind()).contains(Article.Kind.RUNBOOK);
    }

    @Test
    void anArticleLinkedToTheItemIsOfferedForIt() {
        var found = nearest(List.of(article("KB-1", Article.Kind.ARTICLE, List.of(), DB1, WEB)), List.of());

        assertThat(because(found)).containsExactly(new Because(Reason.ITEM, "db-1"));
    }

    @Test
    void anArticleAboutOtherThingsIsNotOffered() {
        assertThat(nearest(List.of(article("KB-1", Article.Kind.RUNBOOK, List.of("HostDiskFull"), WEB)), List.of()))
                .isEmpty();
    }

    @Test
    void aTextIsOfferedForTheWordsItShares() {
        var found = nearest(List.of(), List.of(), passage("KB-1", "The replication of the ledger is slow on Mondays."));

        assertThat(because(found)).containsExactly(new Because(Reason.TEXT, "ledger replication"));
    }

    @Test
    void anIncidentOnTheSameItemIsOfferedForIt() {
        var found = nearest(List.of(), List.of(before("INC-1", "Disk", Set.of("HostDiskFull"), DB1)));

        assertThat(because(found)).containsExactly(new Because(Reason.ITEM, "db-1"));
        assertThat(found.getFirst().subject()).isEqualTo(Subject.INCIDENT);
    }

    @Test
    void anIncidentWithTheRuleOnAnItemOfTheKindIsOfferedForBoth() {
        var found = nearest(List.of(), List.of(before("INC-1", "Lag", Set.of("ReplicationLag"), DB2)));

        assertThat(because(found))
                .containsExactly(new Because(Reason.RULE, "ReplicationLag"), new Because(Reason.KIND, "database"));
    }

    @Test
    void theSameRuleElsewhereMakesNoIncidentSimilar() {
        assertThat(nearest(List.of(), List.of(before("INC-1", "Lag", Set.of("ReplicationLag"), WEB))))
                .isEmpty();
    }

    @Test
    void theSameKindWithoutTheRuleMakesNoIncidentSimilar() {
        assertThat(nearest(List.of(), List.of(before("INC-1", "Disk", Set.of("HostDiskFull"), DB2))))
                .isEmpty();
    }

    @Test
    void oneCommonWordIsNotEnough() {
        assertThat(nearest(List.of(), List.of(before("INC-1", "Ledger page is slow", Set.of(), WEB))))
                .isEmpty();
    }

    @Test
    void wordsThatSayNothingAreNotCommon() {
        assertThat(nearest(
                        List.of(), List.of(before("INC-1", "Lift of the third floor, and the ledger", Set.of(), WEB))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "数据库复制延迟告警,账务数据库的复制延迟很大,复制延迟 数据库",
        "db-1 复制延迟,db-1 上的复制延迟,db-1 复制延迟",
        "支付网关超时,网关证书到期,''",
        "磁盘写满怎么办,内存不足怎么办,''"
    })
    void ofChineseTheStretchesCountThatBothHave(String title, String before, String common) {
        var found = Nearness.nearest(new Facts(
                incident("INC-9", title, DB1),
                Set.of(),
                List.of(),
                List.of(before("INC-1", before, Set.of(), WEB)),
                new PassageSearch.Found(List.of(), "words")));

        assertThat(found.stream().flatMap(each -> each.because().stream()).map(Because::value))
                .isEqualTo(common.isEmpty() ? List.of() : List.of(common));
    }

    @Test
    void whatReadsTheSameInOtherWordsIsOfferedWithoutAnyInCommon() {
        var found = nearest(List.of(), List.of(), passage("KB-1", "从库跟不上主库"));

        assertThat(because(found)).containsExactly(new Because(Reason.TEXT, ""));
    }

    @Test
    void whatTheReviewSaysHelpedComesAlong() {
        var review = Optional.of(new Review("A long query.", "Cancel it."));
        var found = nearest(
                List.of(), List.of(new Before(incident("INC-1", "Lag", review, DB1), Set.of("ReplicationLag"))));

        assertThat(found.getFirst().helped()).contains("Cancel it.");
    }

    @Test
    void theRuleGoesBeforeTheItemAndTheItemBeforeWords() {
        var found = nearest(
                List.of(
                        article("KB-item", Article.Kind.RUNBOOK, List.of(), DB1),
                        article("KB-rule", Article.Kind.ARTICLE, List.of("ReplicationLag"))),
                List.of(before("INC-1", "Lag", Set.of("ReplicationLag"), DB1)),
                passage("KB-words", "replication lag of a database"));

        assertThat(keys(found)).containsExactly("INC-1", "KB-rule", "KB-item", "KB-words");
    }

    @Test
    void aRunbookGoesBeforeAnArticleForTheSameReason() {
        var found = nearest(
                List.of(
                        article("KB-1", Article.Kind.ARTICLE, List.of("ReplicationLag")),
                        article("KB-2", Article.Kind.RUNBOOK, List.of("ReplicationLag"))),
                List.of());

        assertThat(keys(found)).containsExactly("KB-2", "KB-1");
    }

    @Test
    void anArticleThatIsFoundTwiceIsOfferedOnceForTheBetterReason() {
        var found = nearest(
                List.of(article("KB-1", Article.Kind.RUNBOOK, List.of("ReplicationLag"))),
                List.of(),
                passage("KB-1", "replication lag of a database"));

        assertThat(found)
                .singleElement()
                .satisfies(one ->
                        assertThat(one.because()).extracting(Because::reason).containsExactly(Reason.RULE));
    }

    @Test
    void atMostTenAreOfferedFiveOfThemIncidentsAndThreeForWordsAlone() {
        var articles = IntStream.range(0, 4)
                .mapToObj(i -> article("KB-" + i, Article.Kind.RUNBOOK, List.of("ReplicationLag")))
                .toList();
        var many = IntStream.range(0, 9)
                .mapToObj(i -> before("INC-" + i, "Lag", Set.of("ReplicationLag"), DB1))
                .toList();
        Passage[] passages = IntStream.range(0, 9)
                .mapToObj(i -> passage("T-" + i, "replication lag of a database"))
                .toArray(Passage[]::new);

        var all = nearest(articles, many, passages);
        var wordsOnly = nearest(List.of(), List.of(), passages);

        assertThat(all).hasSize(10);
        assertThat(keys(all)).filteredOn(key -> key.startsWith("INC-")).hasSize(5);
        assertThat(wordsOnly).hasSize(3);
    }

    @Test
    void eachSuggestionSaysWhyAndNoReasonTwice() {
        var found = nearest(
                List.of(article("KB-1", Article.Kind.RUNBOOK, List.of("ReplicationLag"), DB1)),
                List.of(before("INC-1", "Replication lag again", Set.of("ReplicationLag"), DB1, DB2)),
                passage("KB-2", "replication lag of a database"));

        assertThat(found)
                .allSatisfy(each -> assertThat(each.because()).isNotEmpty().doesNotHaveDuplicates());
    }
}
