package io.evenkeel.logs;

import io.evenkeel.logs.internal.template.Cluster;
import io.evenkeel.logs.internal.template.Masking;
import io.evenkeel.logs.internal.template.Tree;
import java.util.List;

/**
 * Learns the templates of log messages as they pass. A message is masked (what has a digit, a path, an address, true or
 * false is variable; a list is one variable) and compared with the templates of its shape, which a tree of fixed depth finds, as in
 * Drain (He et al., Drain: an online log parsing approach with fixed depth tree, ICWS 2017). Of the words that are left, more
 * than five in six must be equal; those that are not become variable too.
 *
 * <p>Bounded: beyond the most that it may hold, the template that was not met for the longest time is forgotten, and
 * counted; of a message, {@value Masking#MOST_CHARS} characters and {@value Masking#MOST_TOKENS} tokens are read. Not
 * thread-safe.
 */
public final class Templates {
    private final Tree tree;

    private Templates(int most) {
        tree = new Tree(most);
    }

    /**
     * @param most how many to hold; at least 1
     * @param known of an earlier run, whose ids stay; the one met last comes last
     */
    public static Templates of(int most, List<Template> known) {
        return of(most, known, 0);
    }

    /** @param givenUpTo the highest id that was ever given, also to one that is not known any more */
    public static Templates of(int most, List<Template> known, long givenUpTo) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one template must be held, not " + most + ".");
        }
        Templates templates = new Templates(most);
        templates.tree.skipTo(givenUpTo);
        known.forEach(template -> templates.tree.restore(template.id(), Masking.tokensOf(template.text())));
        return templates;
    }

    /** A message cut into words, with what surely varies masked. */
    public static final class Masked {
        private final String[] tokens;

        private Masked(String[] tokens) {
            this.tokens = tokens;
        }
    }

    /** The part of learning that needs no template: thread-safe, and most of its work. */
    public static Masked masked(String message) {
        return new Masked(Masking.mask(message));
    }

    /** The template of this message, after the message was learned from. */
    public Match learn(String message) {
        return learn(masked(message));
    }

    /** As {@link #learn(String)}; a masked message is learned from once. */
    public Match learn(Masked message) {
        String[] tokens = message.tokens;
        Cluster found = tree.find(tokens);
        if (found == null) {
            return new Match(template(tree.add(tokens)), Change.NEW);
        }
        Change change = found.widenTo(tokens) ? Change.WIDENED : Change.NONE;
        return new Match(template(found), change);
    }

    private static Template template(Cluster cluster) {
        return new Template(cluster.id(), cluster.text());
    }

    /** Those that are held, the one met last at the end. */
    public List<Template> held() {
        return tree.clusters().stream().map(Templates::template).toList();
    }

    /** How many were forgotten because there were too many. */
    public long forgotten() {
        return tree.forgotten();
    }

    /** What a message did to its template. */
    public enum Change {
        /** The message is the first of its kind. */
        NEW,
        /** A word of the template has become variable; its id is the same. */
        WIDENED,
        NONE
    }

    /** The template of a message and what the message did to it. */
    public record Match(Template template, Change change) {}
}
