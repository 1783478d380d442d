package io.evenkeel.assistant.internal.tools;

import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Knowledge.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of an article that say what to do, known by their headings. Pure. */
final class Remedies {
    private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.+?)\\s*#*$");
    private static final Pattern FENCE = Pattern.compile("^\\s*(```|~~~).*");
    private static final Pattern DOING = Pattern.compile(
            "(?i).*(look at first|\\bcheck|remed|what to do|\\bsteps?\\b|first\\b|mitigat|\\bfix|resolv|recover|escalat|先看|检查|排查|处置|处理|步骤|措施|恢复|解决|怎么办|升级).*");

    private Remedies() {}

    /** Those parts as one passage, with their headings between; empty where no heading tells of them. */
    static Optional<Passage> of(Article article) {
        List<String> lines = new ArrayList<>();
        String first = "";
        // Of the heading under which it stands what to do, with all that is below it; 0 outside.
        int doing = 0;
        boolean code = false;
        for (String line : article.body().lines().toList()) {
            code ^= FENCE.matcher(line).matches();
            Matcher heading = HEADING.matcher(line);
            if (code || !heading.matches()) {
                if (doing > 0 && !plain(line).isEmpty()) {
                    lines.add(plain(line));
                }
                continue;
            }
            int level = heading.group(1).length();
            String words = heading.group(2);
            if (doing == 0 || level <= doing) {
                doing = !words.equals(article.title()) && DOING.matcher(words).matches() ? level : 0;
            }
            if (doing > 0 && !first.isEmpty()) {
                lines.add(words + ":");
            }
            first = doing > 0 && first.isEmpty() ? words : first;
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(passage(article, first, String.join("\n", lines)));
    }

    private static Passage passage(Article article, String heading, String text) {
        return new Passage(
                article.key(), article.kind(), article.title(), heading, anchor(heading), text, "", List.of(), 1);
    }

    /** As the article's page names its headings. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(' ', '-').replaceAll("[^\\p{L}\\p{N}_-]", "");
    }

    /** A line of Markdown as words. */
    static String plain(String line) {
        return FENCE.matcher(line).matches()
                ? ""
                : line.replaceAll("^\\s*(#+|[-*+>])\\s+", "")
                        .replaceAll("\\*\\*|`", "")
                        .strip();
    }
}
