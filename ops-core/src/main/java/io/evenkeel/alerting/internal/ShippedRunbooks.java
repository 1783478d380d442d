package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Runbooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;

/** {@link Runbooks} from the class path. */
@Service
class ShippedRunbooks implements Runbooks {
    private static final String ENDING = ".md";

    private final Map<String, String> texts;

    ShippedRunbooks() throws IOException {
        var found = new TreeMap<String, String>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:runbooks/*.md")) {
            String name = String.valueOf(resource.getFilename());
            found.put(
                    name.substring(0, name.length() - ENDING.length()),
                    resource.getContentAsString(StandardCharsets.UTF_8));
        }
        texts = Map.copyOf(found);
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    @Override
    public Set<String> names() {
        return texts.keySet();
    }
}
