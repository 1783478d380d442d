package io.evenkeel.knowledge;

import io.evenkeel.knowledge.Knowledge.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The search of this room on a folder and articles of its own, for measuring: no database, no server, nobody's rights.
 * Searches are thread-safe.
 */
public interface SearchTrial extends AutoCloseable {

    /**
     * @param folder for the index
     * @param model a folder with the jars of the model, as {@code evenkeel.knowledge.meaning-jars}; empty for words only
     * @throws IllegalStateException when the model is not there
     */
    static SearchTrial open(Path folder, Optional<Path> model) throws IOException {
        return ServiceLoader.load(Maker.class).findFirst().orElseThrow().open(folder, model);
    }

    /** Makes one; found as a service. */
    interface Maker {
        SearchTrial open(Path folder, Optional<Path> model) throws IOException;
    }

    /**
     * @param rules as {@link Article#rules()}
     * @param composed whether its meaning is put together from that of its sentences, digits left aside: of made texts by the
     *     ten thousand, whose own nobody asks for
     */
    record TrialText(String key, String title, String body, List<String> rules, boolean composed) {

        public TrialText {
            rules = List.copyOf(rules);
        }
    }

    /** Puts articles in the place of those with their keys; they are found when it returns. */
    void put(List<TrialText> articles) throws IOException;

    /** By words, best first, at most one passage an article. */
    List<Passage> byWords(String text, int limit) throws IOException;

    /** By words and meaning. */
    List<Passage> fused(String text, int limit) throws IOException;

    int passages() throws IOException;

    @Override
    void close() throws IOException;
}
