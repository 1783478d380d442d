package io.evenkeel.knowledge.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Where the links of a text lead, as a reader's browser would understand them: entities and backslashes undone, and without the
 * blanks and control characters that browsers leave out of an address. For texts whose depth was bounded before. Pure.
 */
final class LinkTargets {
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern LEFT_OUT = Pattern.compile("[\\p{Cntrl}\\s\\p{Cf}]+");
    private static final int LONGEST_SCHEME = 30;

    private LinkTargets() {}

    /** The first scheme that may not be linked, at most thirty characters of it. */
    static Optional<String> forbiddenScheme(String body) {
        Node top = Parser.builder().build().parse(body);
        Node node = top;
        while (node != null) {
            Optional<String> scheme = target(node).flatMap(LinkTargets::scheme);
            if (scheme.isPresent() && !SCHEMES.contains(scheme.get())) {
                return scheme.map(word -> word.substring(0, Math.min(LONGEST_SCHEME, word.length())));
            }
            node = next(node, top);
        }
        return Optional.empty();
    }

    private static Optional<String> target(Node node) {
        return switch (node) {
            case Link link -> Optional.ofNullable(link.getDestination());
            case Image image -> Optional.ofNullable(image.getDestination());
            case LinkReferenceDefinition definition -> Optional.ofNullable(definition.getDestination());
            default -> Optional.empty();
        };
    }

    private static Optional<String> scheme(String target) {
        Matcher found = SCHEME.matcher(LEFT_OUT.matcher(target).replaceAll(""));
        return found.matches() ? Optional.of(found.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Without recursion, in the order of the text. */
    private static @Nullable Node next(Node from, Node top) {
        if (from.getFirstChild() != null) {
            return from.getFirstChild();
        }
        Node node = from;
        while (!node.equals(top)) {
            if (node.getNext() != null) {
                return node.getNext();
            }
            node = node.getParent();
        }
        return null;
    }
}
