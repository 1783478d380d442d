package io.evenkeel.assistant.internal.draft;

import io.evenkeel.assistant.Source;
import java.util.List;

/**
 * A draft as the template words it, and the question that a model is asked for the same.
 *
 * @param body Markdown without the mark
 */
record Facts(String title, String body, List<Source> sources, String question) {
    Facts {
        sources = List.copyOf(sources);
    }
}
