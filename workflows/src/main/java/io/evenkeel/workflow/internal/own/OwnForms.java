package io.evenkeel.workflow.internal.own;

import io.evenkeel.workflow.internal.inbox.FormSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The forms of bundles, by the names that {@link Rewriting} gives them. */
@Component
class OwnForms implements FormSource {
    private static final Pattern NAME = Pattern.compile("own-([a-z0-9-]+):(\\d{1,9}):(.+)");

    private final BundleRows rows;

    OwnForms(BundleRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<String> schema(String form) {
        Matcher name = NAME.matcher(form);
        return name.matches()
                ? rows.schema(name.group(1), Integer.parseInt(name.group(2)), name.group(3))
                : Optional.empty();
    }
}
