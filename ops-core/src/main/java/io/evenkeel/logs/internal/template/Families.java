package io.evenkeel.logs.internal.template;

import io.evenkeel.logs.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Clusters that differ in one place only, where so many different words stand that they are values of a variable: users, programs,
 * states of a long list. The idea is that of miners of frequent patterns, which see all lines before they decide (Vaarandi,
 * A data clustering algorithm for mining patterns from event logs, IPOM 2003); here it is applied to clusters instead of lines.
 *
 * <p>Eight words make a variable: few programs have that many verbs for one sentence. Names of parts, such as
 * {@code com.example.Main} or {@code auth-service}, are three enough; beside a value that is variable already, one word is.
 * Where hardly anything else is constant, nothing is decided.
 */
final class Families {
    private static final int WORDS = 8;
    private static final int NAMES = 3;
    private static final int BESIDE_A_VARIABLE = 2;
    private static final int CONSTANTS = 2;
    private static final double SHARE_OF_CONSTANTS = 0.3;
    /** Longer ones are left as they are, which bounds the work. */
    private static final int MOST_TOKENS = 128;

    private static final String OF_NAMES = "._-/\\$";

    /** Those of it differ at {@code place} alone; the one with the lowest id comes first. */
    record Family(int place, List<Cluster> clusters) {}

    private record Member(Cluster cluster, int place) {}

    private Families() {}

    /** Whether what is constant in a template says enough for a word elsewhere to be a value. */
    static boolean saysEnough(int constants, int words) {
        return constants >= CONSTANTS && constants >= SHARE_OF_CONSTANTS * words;
    }

    /** The largest first; a cluster may belong to several. In time and memory linear in the tokens of all, but for one sort. */
    static List<Family> of(Collection<Cluster> clusters) {
        long[] shared = shared(clusters);
        Map<Long, List<Member>> byFrame = new HashMap<>();
        for (Cluster cluster : clusters) {
            long[] frames = frames(cluster);
            for (int place = 0; place < frames.length; place++) {
                if (frames[place] != 0 && Arrays.binarySearch(shared, frames[place]) >= 0) {
                    byFrame.computeIfAbsent(frames[place], _ -> new ArrayList<>())
                            .add(new Member(cluster, place));
                }
            }
        }
        List<Family> families = new ArrayList<>();
        for (List<Member> members : byFrame.values()) {
            int place = members.getFirst().place();
            List<Cluster> one = members.stream()
                    .map(Member::cluster)
                    .sorted(Comparator.comparingLong(Cluster::id))
                    .toList();
            if (isFamily(one, place)) {
                families.add(new Family(place, one));
            }
        }
        families.sort(Comparator.comparingInt(
                        (Family family) -> -family.clusters().size())
                .thenComparingLong(family -> family.clusters().getFirst().id())
                .thenComparingInt(Family::place));
        return families;
    }

    /** The frames that several clusters have, ascending. */
    private static long[] shared(Collection<Cluster> clusters) {
        long[] all = clusters.stream()
                .flatMapToLong(cluster -> Arrays.stream(frames(cluster)))
                .filter(frame -> frame != 0)
                .sorted()
                .toArray();
        int count = 0;
        for (int i = 1; i < all.length; i++) {
            if (all[i] == all[i - 1] && (count == 0 || all[count - 1] != all[i])) {
                all[count++] = all[i];
            }
        }
        return Arrays.copyOf(all, count);
    }

    /** For each token, a number for the template with a variable in its place; 0 for a delimiter. */
    private static long[] frames(Cluster cluster) {
        String[] tokens = cluster.tokens();
        if (tokens.length > MOST_TOKENS) {
            return new long[0];
        }
        long whole = tokens.length;
        for (int i = 0; i < tokens.length; i++) {
            whole += mixed(tokens[i], i);
        }
        long[] frames = new long[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            if (!Masking.isDelimiter(tokens[i])) {
                frames[i] = whole - mixed(tokens[i], i) + mixed("", i);
            }
        }
        return frames;
    }

    private static long mixed(String token, int place) {
        long mixed = (token.hashCode() + 0x9E3779B97F4A7C15L) * (2L * place + 1);
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 29);
    }

    static boolean isFamily(List<Cluster> clusters, int place) {
        Cluster first = clusters.getFirst();
        int size = clusters.size();
        if (size < BESIDE_A_VARIABLE || !clusters.stream().allMatch(each -> each.differsAtMostAt(first, place))) {
            return false;
        }
        if (!saysEnough(first.constantsBeside(place), first.words())) {
            return false;
        }
        boolean variable = clusters.stream().anyMatch(each -> Template.VARIABLE.equals(each.tokens()[place]));
        boolean names = clusters.stream().allMatch(each -> isName(each.tokens()[place]));
        return variable || size >= (names ? NAMES : WORDS);
    }

    /** Whether it is put together of parts, unlike a word. */
    private static boolean isName(String word) {
        for (int i = 1; i < word.length() - 1; i++) {
            if (OF_NAMES.indexOf(word.charAt(i)) >= 0
                    && Character.isLetter(word.charAt(i - 1))
                    && Character.isLetter(word.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }
}
