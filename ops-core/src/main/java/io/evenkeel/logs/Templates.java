package io.evenkeel.logs;

import io.evenkeel.logs.internal.template.Cluster;
import io.evenkeel.logs.internal.template.Masking;
import io.evenkeel.logs.internal.template.Shortcuts;
import io.evenkeel.logs.internal.template.Tree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns the templates of log messages as they pass. A message is masked (what has a digit, a path, an address, true or
 * false is variable; a list is one variable) and compared with the templates of its shape, which a tree of fixed depth finds, as in
 * Drain (He et al., Drain: an online log parsing approach with fixed depth tree, ICWS 2017). Of the words that are left, more
 * than five in six must be equal; those that are not become variable too. Templates that differ in one place, where many words stand,
 * are put together from time to time, as miners of frequent patterns do it.
 *
 * <p>Bounded: beyond the most that it may hold, the template that was not met for the longest time is forgotten, and
 * counted; of a message, {@value Masking#MOST_CHARS} characters and {@value Masking#MOST_TOKENS} tokens are read. Not
 * thread-safe.
 */
public final class Templates {
    private final Tree tree;

    private @Nullable Shortcuts shortcuts;

    private Templates(int most, Gone gone) {
        tree = new Tree(most, new Tree.Gone() {
            @Override
            public void forgotten(Cluster cluster) {
                gone.forgotten(template(cluster));
            }

            @Override
            public void merged(Cluster cluster, Cluster into) {
                gone.merged(template(cluster), template(into));
            }
        });
    }

    /** Is told of each template that is held no longer. */
    public interface Gone {
        Gone IS_NO_MATTER = new Gone() {
            @Override
            public void forgotten(Template template) {}

            @Override
            public void merged(Template template, Template into) {}
        };

        /** There were too many: as it was at last. */
        void forgotten(Template template);

        /** It is a part of another one, which may become part of a third. */
        void merged(Template template, Template into);
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
        long highest = known.stream().mapToLong(Template::id).reduce(givenUpTo, Math::max);
        List<TemplateState.Learned> learned = known.stream()
                .map(each -> new TemplateState.Learned(each.id(), each.text(), 0))
                .toList();
        return of(most, new TemplateState(highest, learned), Gone.IS_NO_MATTER);
    }

    /** @param gone is told of what is held no longer */
    public static Templates of(int most, TemplateState known, Gone gone) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one template must be held, not " + most + ".");
        }
        Templates templates = new Templates(most, gone);
        templates.tree.skipTo(known.highest());
        known.learned().forEach(each -> templates.tree.restore(each.id(), Masking.tokensOf(each.text()), each.lines()));
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
        Change change = tree.widen(found, tokens) ? Change.WIDENED : Change.NONE;
        return new Match(template(found), change);
    }

    /**
     * As {@link #learn(String)}, and much faster for lines like those before.
     *
     * @param line a message in UTF-8, which is not kept; what is none is replaced
     * @param to behind its last byte
     * @return the id of its template
     */
    public long learn(byte[] line, int from, int to) {
        if (shortcuts == null) {
            shortcuts = new Shortcuts();
        }
        Cluster known = shortcuts.find(line, from, to, tree);
        if (known != null) {
            tree.met(known);
            return known.id();
        }
        String[] tokens = Masking.mask(new String(line, from, to - from, StandardCharsets.UTF_8));
        Cluster found = tree.find(tokens);
        if (found == null) {
            found = tree.add(tokens);
        } else {
            tree.widen(found, tokens);
        }
        tree.keep(found, shortcuts);
        return found.id();
    }

    private static Template template(Cluster cluster) {
        return new Template(cluster.id(), cluster.text());
    }

    /** Those that are held, the one met last at the end. */
    public List<Template> held() {
        return tree.clusters().stream().map(Templates::template).toList();
    }

    /** All that is to be known to go on later. */
    public TemplateState state() {
        return new TemplateState(
                tree.highestId(),
                tree.clusters().stream()
                        .map(each -> new TemplateState.Learned(each.id(), each.text(), each.lines()))
                        .toList());
    }

    /**
     * Puts those together that differ in a variable's values only. Done now and then while learning; at the end of a file it is
     * worth a call of its own, and costs nothing when nothing new has come.
     */
    public void merge() {
        tree.merge();
    }

    /** How many were forgotten because there were too many, or too many of one length and beginning. */
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
