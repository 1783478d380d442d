package io.evenkeel.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The shipped rules' expressions, and {@code rule-cases/cases.yml}: after which samples each fires, and after which not. */
public final class RuleCases {

    /** Between two samples. */
    public static final Duration STEP = Duration.ofSeconds(30);

    /** The file of the rules that Prometheus does not understand. */
    public static final String OWN_FUNCTIONS = "trends.yml";

    private RuleCases() {}

    /** @param after how long after the first sample one looks */
    public record RuleCase(String alert, Duration after, List<String> fires, List<String> quiet) {}

    /** By the rule's name. */
    public static Map<String, RuleCase> all() {
        var cases = new LinkedHashMap<String, RuleCase>();
        yaml(Thread.currentThread().getContextClassLoader().getResourceAsStream("rule-cases/cases.yml"))
                .forEach((alert, written) -> {
                    Map<?, ?> fields = (Map<?, ?>) written;
                    String name = String.valueOf(alert);
                    cases.put(
                            name,
                            new RuleCase(
                                    name,
                                    PromQl.duration(String.valueOf(fields.get("after")))
                                            .orElseThrow(),
                                    texts(fields.get("fires")),
                                    texts(fields.get("quiet"))));
                });
        return cases;
    }

    /** Expressions of the shipped rules that Prometheus understands too, by the rule's name. */
    public static Map<String, String> expressions() {
        var expressions = new LinkedHashMap<String, String>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*.yml")) {
                if (OWN_FUNCTIONS.equals(file.getFilename())) {
                    continue;
                }
                for (Object group : (List<?>) yaml(file.getInputStream()).get("groups")) {
                    for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
                        Map<?, ?> fields = (Map<?, ?>) rule;
                        expressions.put(String.valueOf(fields.get("alert")), String.valueOf(fields.get("expr")));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return expressions;
    }

    /** The samples of some lines, the first one at {@code start}. */
    public static Samples samples(Instant start, List<String> lines) {
        return Samples.every(STEP, start, lines.toArray(String[]::new));
    }

    private static Map<?, ?> yaml(InputStream text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
