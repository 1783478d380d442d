package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.audit.Actor;
import io.evenkeel.identity.Accounts;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the team knows, by the API, in the forms that the console reads. */
@Tag("server")
class KnowledgeApiTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anArticleIsWrittenLookedAtByAnotherAndReadByAll() {
        ApiClient lin = person("lin", Role.SERVICE_DESK);
        ApiClient mei = person("mei", Role.ON_CALL_ENGINEER);
        ApiClient vera = person("vera", Role.VIEWER);

        JsonNode draft = lin.post("/api/knowledge/articles", article("Find what is large."))
                .mustBe(201)
                .json();
        String path = "/api/knowledge/articles/" + draft.at("/article/key").asString();
        vera.get(path).mustBe(404);
        vera.post("/api/knowledge/articles", article("x")).mustBe(403);
        lin.post(path + "/submit", Map.of()).mustBe(200);
        lin.post(path + "/publish", Map.of()).mustBe(403);
        mei.post(path + "/publish", Map.of("reviewBy", "soon")).mustBe(400);
        mei.post(path + "/publish", Map.of("reviewBy", "2030-01-31")).mustBe(200);

        JsonNode read = vera.get(path).mustBe(200).json();
        assertThat(read.at("/article/body").asString()).isEqualTo("Find what is large.");
        assertThat(read.at("/article/state").asString()).isEqualTo("PUBLISHED");
        assertThat(read.at("/article/reviewBy").asString()).isEqualTo("2030-01-31");
        assertThat(read.get("acts")).isEmpty();
        assertThat(vera.get("/api/knowledge/articles?rule=MyOwnRule")
                        .mustBe(200)
                        .json()
                        .at("/articles/0/key")
                        .asString())
                .isEqualTo(draft.at("/article/key").asString());
        assertThat(vera.get("/api/knowledge/rules/MyOwnRule")
                        .mustBe(200)
                        .json()
                        .get("title")
                        .asString())
                .isEqualTo("Disk is full");
        vera.get("/api/knowledge/rules/NobodysRule").mustBe(404);
        server.anonymous().get(path).mustBe(401);
    }

    @Test
    void theIndexSaysHowItDoesAndHealthNamesIt() {
        ApiClient vera = person("vera-index", Role.VIEWER);

        await().untilAsserted(() -> assertThat(vera.get("/api/knowledge/index")
                        .mustBe(200)
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("READY"));
        server.anonymous().get("/api/knowledge/index").mustBe(401);
        JsonNode part = server.anonymous()
                .get("/api/health")
                .mustBe(200)
                .json()
                .get("parts")
                .valueStream()
                .filter(each -> each.get("name").asString().equals("knowledge"))
                .findFirst()
                .orElseThrow();
        assertThat(part.get("ok").asBoolean()).isTrue();
    }

    @Test
    void theListKeepsWhatIsMineAndWhatNeedsALook() {
        ApiClient omar = person("omar-lists", Role.ON_CALL_ENGINEER);
        String key = omar.post("/api/knowledge/articles", article("Whose is it?"))
                .mustBe(201)
                .json()
                .at("/article/key")
                .asString();
        omar.post("/api/knowledge/articles/" + key + "/submit", Map.of()).mustBe(200);

        JsonNode both = omar.get("/api/knowledge/articles?mine=true&due=true")
                .mustBe(200)
                .json();

        assertThat(both.get("articles").valueStream().map(row -> row.get("key").asString()))
                .containsExactly(key);
        omar.get("/api/knowledge/articles?mine=perhaps").mustBe(400);
    }

    @Test
    void theSecondOfTwoWhoEditIsRefusedAndSeesTheDifference() {
        ApiClient admin = server.administrator();
        var first = admin.post("/api/knowledge/articles", article("one\ntwo")).mustBe(201);
        String path =
                "/api/knowledge/articles/" + first.json().at("/article/key").asString();
        String seen = first.header("ETag").orElseThrow();
        server.administrator()
                .with("If-Match", seen)
                .put(path, article("one\nTWO"))
                .mustBe(200);

        var late = server.administrator().with("If-Match", seen).put(path, article("one\ntwo\nthree"));

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().get("type").asString()).isEqualTo("urn:evenkeel:problem:article-changed");
        JsonNode difference = admin.post(path + "/difference", Map.of("body", "one\ntwo\nthree"))
                .mustBe(200)
                .json();
        assertThat(difference.get("added").asInt()).isEqualTo(2);
        assertThat(difference.get("rows").get(0).get("kind").asString()).isEqualTo("SAME");
    }

    private static JsonNode imported(String text) {
        return server.administrator()
                .post(
                        "/api/knowledge/import",
                        Map.of(
                                "folder",
                                "ops",
                                "files",
                                List.of(
                                        Map.of("path", "net/resolver.md", "text", text),
                                        Map.of("path", "net/../../passwd.md", "text", "no"))))
                .mustBe(200)
                .json();
    }

    @Test
    void aFolderThatIsImportedTwiceIsThereOnceAndFound() {
        String text = "# The resolver answers slowly\n\nRestart unbound on ns-07.";

        assertThat(imported(text).get("made").asInt()).isEqualTo(1);
        JsonNode again = imported(text);

        assertThat(again.get("made").asInt()).isZero();
        assertThat(again.get("same").asInt()).isEqualTo(1);
        assertThat(again.at("/refused/0/path").asString()).isEqualTo("net/../../passwd.md");
        await().untilAsserted(() -> assertThat(server.administrator()
                        .get("/api/knowledge/search?q=ns-07")
                        .mustBe(200)
                        .json()
                        .get("passages"))
                .first()
                .satisfies(passage ->
                        assertThat(passage.get("title").asString()).isEqualTo("The resolver answers slowly")));
    }

    @Test
    void onlyWhoMayPublishImports() {
        person("noor", Role.SERVICE_DESK)
                .post("/api/knowledge/import", Map.of("folder", "ops", "files", List.of()))
                .mustBe(403);
    }

    @Test
    void aShippedRunbookIsFoundByItsRuleAndByItsWords() {
        await().untilAsserted(() -> assertThat(server.administrator()
                        .get("/api/knowledge/rules/HostDiskFull")
                        .status())
                .isEqualTo(200));
        await().untilAsserted(
                        () -> assertThat(diskIsFull("en")).containsOnlyOnce("HostDiskFull: A filesystem that is full"));
        await().untilAsserted(() -> assertThat(diskIsFull("zh-CN")).containsOnlyOnce("HostDiskFull：文件系统已满"));
        assertThat(diskIsFull("zh-CN")).doesNotContain("HostDiskFull: A filesystem that is full");
    }

    /** Titles of what a reader of the language finds with the words 磁盘满了. */
    private static List<String> diskIsFull(String language) {
        List<String> titles = new ArrayList<>();
        server.administrator()
                .get("/api/knowledge/search?q=%E7%A3%81%E7%9B%98%E6%BB%A1%E4%BA%86&language=" + language)
                .mustBe(200)
                .json()
                .get("passages")
                .forEach(passage -> titles.add(passage.get("title").asString()));
        return titles;
    }

    @Test
    void aShippedRunbookIsReadInTheReadersLanguage() {
        ApiClient.Answer chinese = server.administrator().get("/api/alerting/runbooks/HostDiskFull?language=zh-CN");
        assertThat(chinese.mustBe(200).response().body()).contains("## 先看什么", "df -h MOUNTPOINT");
        assertThat(chinese.header("Content-Language")).contains("zh-CN");
        ApiClient.Answer english = server.administrator().get("/api/alerting/runbooks/HostDiskFull?language=de");
        assertThat(english.mustBe(200).response().body()).contains("## What to look at first", "df -h MOUNTPOINT");
        assertThat(english.header("Content-Language")).contains("en");
    }

    private static Map<String, Object> article(String body) {
        return Map.of(
                "kind",
                "RUNBOOK",
                "title",
                "Disk is full",
                "language",
                "en",
                "body",
                body,
                "rules",
                List.of("MyOwnRule"),
                "items",
                List.of());
    }

    private static ApiClient person(String name, Role role) {
        String first = server.bean(People.class)
                .create(Actor.system("test"), name, name, Optional.empty(), role)
                .firstPassword();
        server.bean(Accounts.class).setPassword(Actor.system("test"), name, first);
        return ApiClient.signedIn(server.url(), name, first);
    }
}
