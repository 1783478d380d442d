package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Runbooks.Runbook;
import io.evenkeel.peers.NeedsPeer;
import io.evenkeel.peers.PeerInstalled;
import io.evenkeel.telemetry.PromQlAnswer;
import io.evenkeel.telemetry.PromQlLimits;
import io.evenkeel.telemetry.RuleCases;
import io.evenkeel.telemetry.RuleCases.RuleCase;
import io.evenkeel.telemetry.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every shipped rule says what a person needs at night, and does what it says: here and in Prometheus. */
class ShippedRulesTest {
    private static final List<String> SECTIONS =
            List.of("## What it means", "## What to look at first", "## Safe remedies", "## When to escalate");
    private static final List<String> CHINESE_SECTIONS = List.of("## 含义", "## 先看什么", "## 安全的处置", "## 何时升级");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```$.*?^```$");
    private static final Pattern COMMAND = Pattern.compile("(?<!`)`[^`\\n]+`");
    private static final Pattern REMEDY = Pattern.compile("(?m)^- ");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Observation PLAIN = new Observation(Optional.empty(), false, Duration.ZERO);

    record Shipped(Rule rule, Duration interval) {
        @Override
        public String toString() {
            return rule.alert();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void saysWhatAPersonNeeds(Shipped shipped) {
        Rule rule = shipped.rule();
        assertThat(rule.labels().get("severity").text()).isIn("critical", "high", "medium", "low");
        assertThat(rule.annotations()).containsKeys("summary", "description", "runbook_url");
        assertThat(rule.annotations().get("runbook_url").text()).isEqualTo("/runbooks/" + rule.alert());
        assertThat(rule.expression().threshold()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasARunbookWithItsFourSections(Shipped shipped) throws IOException {
        String text = english(shipped.rule().alert());
        assertThat(text).startsWith("# " + shipped.rule().alert() + ": ");
        assertThat(text.lines().filter(line -> line.startsWith("## "))).isEqualTo(SECTIONS);
        for (String section : SECTIONS) {
            String body =
                    text.substring(text.indexOf(section) + section.length()).split("\n## ")[0];
            assertThat(body.strip()).as(section).hasSizeGreaterThan(60);
        }
        String look = text.substring(text.indexOf(SECTIONS.get(1)), text.indexOf(SECTIONS.get(2)));
        assertThat(look).as("real commands").contains("```\n");
        assertThat(text.split("```", -1).length % 2).as("closed code blocks").isOne();
    }

    private static String english(String rule) throws IOException {
        return new ShippedRunbooks().find(rule, Optional.empty()).orElseThrow().text();
    }

    /** Somebody on call acts by either text, so both must lead to the same commands in the same order. */
    @ParameterizedTest
    @MethodSource("rules")
    void saysTheSameInChinese(Shipped shipped) throws IOException {
        String rule = shipped.rule().alert();
        String text = english(rule);
        Runbook chinese = new ShippedRunbooks().find(rule, Optional.of("zh-CN")).orElseThrow();
        assertThat(chinese.language()).isEqualTo("zh-CN");
        assertThat(chinese.text()).startsWith("# " + rule + "：");
        assertThat(chinese.text().lines().filter(line -> line.startsWith("#")))
                .hasSameSizeAs(text.lines().filter(line -> line.startsWith("#")).toList());
        assertThat(chinese.text().lines().filter(line -> line.startsWith("## ")))
                .isEqualTo(CHINESE_SECTIONS);
        assertThat(matches(BLOCK, chinese.text())).isEqualTo(matches(BLOCK, text));
        assertThat(matches(COMMAND, chinese.text())).containsExactlyInAnyOrderElementsOf(matches(COMMAND, text));
        assertThat(matches(REMEDY, chinese.text())).hasSameSizeAs(matches(REMEDY, text));
        assertThat(chinese.text()).doesNotContain("您", "！", "成功").doesNotContainPattern("(?<!申)请(?!求)");
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    @Test
    void noRunbookIsLeftWithoutItsRule() throws IOException {
        Set<String> alerts = rules().map(Shipped::toString).collect(Collectors.toSet());
        assertThat(new ShippedRunbooks().all()).extracting(Runbook::rule).allMatch(alerts::contains);
        assertThat(new ShippedRunbooks().all()).hasSize(2 * alerts.size());
        assertThat(RuleCases.all().keySet()).isEqualTo(alerts);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void firesAndStaysQuietWhereItShould(Shipped shipped) {
        RuleCase one = RuleCases.all().get(shipped.rule().alert());
        assertThat(firing(shipped, one.fires(), one.after())).hasSize(1);
        assertThat(firing(shipped, one.quiet(), one.after())).isEmpty();
    }

    @Test
    @NeedsPeer("promtool")
    void prometheusSaysTheSameOfTheSameSamples(@TempDir Path folder) throws Exception {
        List<Path> files = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*.yml")) {
            if (RuleCases.OWN_FUNCTIONS.equals(file.getFilename())) {
                continue;
            }
            files.add(Files.writeString(
                    folder.resolve(String.valueOf(file.getFilename())),
                    file.getContentAsString(StandardCharsets.UTF_8)));
        }
        List<String> check = new ArrayList<>(List.of("check", "rules"));
        files.forEach(file -> check.add(file.toString()));
        promtool(folder, check);

        ObjectNode tests = JSON.createObjectNode();
        ArrayNode names = tests.putArray("rule_files");
        files.forEach(file -> names.add(file.toString()));
        ArrayNode all = tests.putArray("tests");
        rules().filter(shipped -> !RuleCases.OWN_FUNCTIONS.equals(shipped.rule().file()))
                .forEach(shipped -> {
                    RuleCase one = RuleCases.all().get(shipped.rule().alert());
                    add(all, shipped, one, one.fires());
                    add(all, shipped, one, one.quiet());
                });
        Path test = Files.writeString(folder.resolve("test.yml"), tests.toString());
        promtool(folder, List.of("test", "rules", test.toString()));
    }

    /** So that no other rule is left out of the comparison above. */
    @Test
    void onlyRulesWithOwnFunctionsAreOurs() throws IOException {
        assertThat(rules())
                .allSatisfy(shipped -> assertThat(
                                shipped.rule().expression().text().contains("evenkeel_anomaly(")
                                        || shipped.rule().expression().text().contains("evenkeel_full_in("))
                        .isEqualTo(RuleCases.OWN_FUNCTIONS.equals(shipped.rule().file())));
    }

    /** One unit test of promtool: it expects of Prometheus what this product did. */
    private static void add(ArrayNode tests, Shipped shipped, RuleCase one, List<String> lines) {
        ObjectNode test = tests.addObject();
        test.put("interval", RuleCases.STEP.toSeconds() + "s");
        ArrayNode series = test.putArray("input_series");
        for (String line : lines) {
            int blank = line.indexOf("} ") + 1;
            series.addObject()
                    .put("series", line.substring(0, blank))
                    .put("values", line.substring(blank).strip());
        }
        ObjectNode look = test.putArray("alert_rule_test").addObject();
        look.put("eval_time", one.after().toSeconds() + "s");
        look.put("alertname", one.alert());
        ArrayNode expected = look.putArray("exp_alerts");
        for (Alert alert : firing(shipped, lines, one.after())) {
            ObjectNode node = expected.addObject();
            ObjectNode labels = node.putObject("exp_labels");
            new TreeMap<>(alert.labels()).forEach((name, value) -> {
                if (!name.equals("alertname")) {
                    labels.put(name, value);
                }
            });
            ObjectNode annotations = node.putObject("exp_annotations");
            new TreeMap<>(alert.annotations()).forEach(annotations::put);
        }
    }

    private static void promtool(Path folder, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(PeerInstalled.find("promtool").orElseThrow().toString()));
        command.addAll(arguments);
        Path out = folder.resolve("promtool.out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
    }

    /** What fires after that time, with the rule evaluated at every interval. */
    private static List<Alert> firing(Shipped shipped, List<String> lines, Duration after) {
        Samples samples = RuleCases.samples(Instant.EPOCH, lines);
        Map<String, Watched> kept = new LinkedHashMap<>();
        Instant end = Instant.EPOCH.plus(after);
        for (Instant now = Instant.EPOCH; !now.isAfter(end); now = now.plus(shipped.interval())) {
            var answer = shipped.rule().expression().at(samples, now, PromQlLimits.USUAL);
            List<PromQlAnswer.Sample> result = ((PromQlAnswer.Vector) answer).samples();
            AlertCourse.next(shipped.rule(), List.copyOf(kept.values()), Set.of(), result, PLAIN, now)
                    .forEach(step -> apply(kept, step));
        }
        return kept.values().stream()
                .map(Watched::alert)
                .filter(alert -> alert.state() == Alert.State.FIRING)
                .toList();
    }

    private static void apply(Map<String, Watched> kept, AlertCourse.Step step) {
        switch (step) {
            case AlertCourse.Step.Began(Watched watched) -> keep(kept, watched);
            case AlertCourse.Step.WentOn(Watched watched) -> keep(kept, watched);
            case AlertCourse.Step.Fired(Watched watched) -> keep(kept, watched);
            case AlertCourse.Step.Resolved(Watched watched) ->
                kept.remove(watched.alert().fingerprint());
            case AlertCourse.Step.Dropped(Watched watched) ->
                kept.remove(watched.alert().fingerprint());
        }
    }

    private static void keep(Map<String, Watched> kept, Watched watched) {
        kept.put(watched.alert().fingerprint(), watched);
    }

    private static Stream<Shipped> rules() throws IOException {
        List<Shipped> all = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*.yml")) {
            RuleFileReader.read(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8))
                    .groups()
                    .forEach(group -> group.rules().forEach(rule -> all.add(new Shipped(rule, group.interval()))));
        }
        assertThat(all).hasSizeGreaterThan(30);
        return all.stream();
    }
}
