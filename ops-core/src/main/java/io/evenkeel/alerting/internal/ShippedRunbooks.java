package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Runbooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;

/** {@link Runbooks} from the class path: the English ones in {@code runbooks}, others in a folder of their language below it. */
@Service
class ShippedRunbooks implements Runbooks {
    private static final String ENDING = ".md";
    private static final List<String> TRANSLATED = List.of("zh-CN");

    private final List<Runbook> all;
    private final Map<String, List<Runbook>> byRule;

    ShippedRunbooks() throws IOException {
        List<Runbook> found = new ArrayList<>(read("runbooks/", ENGLISH));
        for (String language : TRANSLATED) {
            found.addAll(read("runbooks/" + language + "/", language));
        }
        // A stable sort, so that of each rule the English one stays first.
        all = found.stream().sorted(Comparator.comparing(Runbook::rule)).toList();
        byRule = all.stream().collect(Collectors.groupingBy(Runbook::rule));
    }

    private static List<Runbook> read(String folder, String language) throws IOException {
        List<Runbook> found = new ArrayList<>();
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "*" + ENDING)) {
            String name = String.valueOf(resource.getFilename());
            found.add(new Runbook(
                    name.substring(0, name.length() - ENDING.length()),
                    language,
                    resource.getContentAsString(StandardCharsets.UTF_8)));
        }
        return found;
    }

    @Override
    public Optional<Runbook> find(String rule, Optional<String> language) {
        List<Runbook> ofRule = byRule.getOrDefault(rule, List.of());
        return ofRule.stream()
                .filter(runbook -> language.filter(runbook::isIn).isPresent())
                .findFirst()
                .or(() -> ofRule.stream().findFirst());
    }

    @Override
    public List<Runbook> all() {
        return all;
    }
}
