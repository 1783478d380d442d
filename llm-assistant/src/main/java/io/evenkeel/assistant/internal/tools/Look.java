package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.Tool.Finding;
import java.util.List;

/**
 * What a tool found.
 *
 * @param nothing where there is nothing: what was looked for and where, in the asker's language
 * @param cut how many more there were
 */
public record Look(List<Seen> seen, String nothing, int cut) {
    public Look {
        seen = List.copyOf(seen);
    }

    static Look of(Seen one) {
        return new Look(List.of(one), "", 0);
    }

    static Look nothing(String sentence) {
        return new Look(List.of(), sentence, 0);
    }

    Finding finding() {
        return new Finding(seen.stream().map(Seen::source).toList(), nothing, cut);
    }
}
