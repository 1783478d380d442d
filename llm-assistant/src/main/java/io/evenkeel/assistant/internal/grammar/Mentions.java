package io.evenkeel.assistant.internal.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that a question mentions.
 *
 * @param keys {@code INC-7}, {@code TIC-9}, …
 * @param unknown words of the form of a host's name or a key that nothing has
 * @param rest the text without what was found, small letters
 */
record Mentions(
        List<String> keys,
        List<String> items,
        List<String> rules,
        List<String> people,
        List<String> schedules,
        List<String> metrics,
        List<String> unknown,
        String rest) {
    private static final Pattern KEY =
            Pattern.compile("(?i)(?<![a-z0-9])(inc|tic|chg|prb|kb|pir|art)[- _]?(\\d{1,9})(?![\\w-])");
    private static final Pattern SPOKEN = Pattern.compile(
            "(?i)\\b(incident|ticket|change|problem)\\s*(?:number|no\\.?|#)?\\s*#?(\\d{1,9})\\b|(事件|故障|工单|变更|问题)\\s*(?:编号|号|#)?\\s*#?(\\d{1,9})(?!\\d|\\s*(?:个|条|点|小时|分钟|天|:|-|/|年|月|日))|(?<!\\d)(\\d{2,6})(?=这(?:种|个|次|类|事|起))|(?<!\\d)(\\d{1,9})\\s*号(事件|故障|工单|变更|问题)|\\b(?:for|acked|acknowledged|on|about|of|handling|owns?)\\s+(?!(?:19|20)\\d{2}(?!\\d))(\\d{2,6})(?![\\d:.%/-]|\\s*(?:%|min|h\\b|hour|day|sec|am|pm|gb|mb|percent|minutes|times|people|users|st\\b|nd\\b|rd\\b|th\\b|(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))");
    private static final Pattern HOST =
            Pattern.compile("(?i)(?<![\\w.-])(?=[a-z0-9.-]*[0-9])[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*(?![\\w-])");
    private static final Pattern NO_HOST = Pattern.compile(
            "(?i)p\\d+|q\\d|h\\d|\\d+[a-z]|ipv[46]|http\\d*|sha\\d+|md5|utf-?8|l[1-9]|k8s|s3|ec2|x86.*|log4j|oauth2|b2b|5xx|4xx|v\\d+(\\.\\d+)*|utc[+-]?\\d*|covid.*|am\\d|pm\\d|node_load\\d+|load\\d+|raid\\d*|tls1.*|java\\d+|python\\d|mp[34]|web\\d\\.\\d|at\\d+");
    private static final Map<String, Pattern> ABOUT = Map.of(
            "database", Pattern.compile("database|\\bdba?s?\\b|数据库"),
            "network", Pattern.compile("network|网络"),
            "application", Pattern.compile("\\bapp(lication)?s?\\b|应用"),
            "platform", Pattern.compile("platform|infra|平台|基础"),
            "security", Pattern.compile("security|安全"),
            "storage", Pattern.compile("storage|存储"),
            "energy", Pattern.compile("energy|power|cooling|facilit|能源|动力|机房|空调"),
            "desk", Pattern.compile("service ?desk|help ?desk|服务台"));
    private static final Pattern PARTS = Pattern.compile("[-_ ]|on-?call|duty|team|rota|值班|小组|组");
    /** The rush hour, which is also somebody's name. */
    private static final Pattern PEAK = Pattern.compile("(早|晚|客流|流量|业务|用车|小|大)高峰|高峰(期|时|段)|方向盘|各方向|双方向");

    private static final Pattern ASCII = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]*");

    static Mentions in(String text, Names names) {
        var state = new Search(text);
        List<String> keys = state.keys();
        List<String> metrics = state.named(names.metrics());
        List<String> items = state.named(names.items());
        List<String> rules = state.named(names.rules());
        List<String> people = state.people(names.people());
        List<String> schedules = state.schedules(names.schedules());
        if (items.isEmpty()) {
            items = state.loosely(names.items());
        }
        if (items.isEmpty() && keys.isEmpty()) {
            items = state.called(names.called());
        }
        List<String> unknown = state.unknown(names);
        return new Mentions(
                keys,
                items,
                rules,
                people,
                schedules,
                metrics,
                unknown,
                state.rest.toString().toLowerCase(Locale.ROOT));
    }

    /** A known name a few letters from the one that was written; to ask back, never to answer by. */
    static Optional<String> near(String written, List<String> names) {
        return names.stream()
                .filter(name -> distance(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)) <= 2)
                .min(Comparator.comparingInt(
                        name -> distance(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))));
    }

    /** Levenshtein's distance. */
    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(same, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }

    /** Takes out what it has found, so that no part of a name is found again. Not thread-safe. */
    private static final class Search {
        private final StringBuilder rest;

        Search(String text) {
            this.rest = new StringBuilder(text);
        }

        List<String> keys() {
            Set<String> found = new LinkedHashSet<>();
            for (Matcher key = KEY.matcher(rest); key.find(); ) {
                found.add(key.group(1).toUpperCase(Locale.ROOT) + "-" + key.group(2));
                blank(key.start(), key.end());
            }
            for (Matcher spoken = SPOKEN.matcher(rest); spoken.find(); ) {
                String kind = first(spoken.group(1), spoken.group(3), spoken.group(7));
                found.add(prefix(kind) + "-"
                        + first(spoken.group(2), spoken.group(4), spoken.group(5), spoken.group(6), spoken.group(8)));
                blank(spoken.start(), spoken.end());
            }
            return List.copyOf(found);
        }

        private static String first(String... groups) {
            for (String group : groups) {
                if (group != null) {
                    return group;
                }
            }
            return "";
        }

        private static String prefix(String kind) {
            return switch (kind.toLowerCase(Locale.ROOT)) {
                case "ticket", "工单" -> "TIC";
                case "change", "变更" -> "CHG";
                case "problem", "问题" -> "PRB";
                default -> "INC";
            };
        }

        /** A schedule is also meant by the word for what it is about, in the other language. */
        List<String> schedules(List<String> all) {
            // One that is called "On call" is not named by who asks who is on call.
            List<String> names = all.stream()
                    .filter(name -> !Intent.ON_CALL
                            .english()
                            .matcher(name.toLowerCase(Locale.ROOT))
                            .matches())
                    .filter(name -> !Intent.ON_CALL.chinese().matcher(name).matches())
                    .toList();
            List<String> found = named(names);
            if (!found.isEmpty()) {
                return found;
            }
            String text = rest.toString().toLowerCase(Locale.ROOT);
            List<String> byPart = names.stream()
                    .filter(name -> PARTS.splitAsStream(name.toLowerCase(Locale.ROOT))
                            .anyMatch(part ->
                                    part.length() > 1 && named(List.of(part)).size() == 1))
                    .toList();
            if (byPart.size() == 1) {
                return byPart;
            }
            return names.stream()
                    .filter(name -> ABOUT.entrySet().stream()
                            .anyMatch(pair -> pair.getValue().matcher(text).find()
                                    && pair.getValue()
                                            .matcher(name.toLowerCase(Locale.ROOT))
                                            .find()))
                    .toList();
        }

        List<String> named(List<String> names) {
            Set<String> found = new LinkedHashSet<>();
            List<String> longestFirst = names.stream()
                    .filter(name -> name.length() > 1)
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
            for (String name : longestFirst) {
                for (int at = find(name, 0); at >= 0; at = find(name, at + 1)) {
                    if (stands(at, at + name.length())) {
                        found.add(name);
                        blank(at, at + name.length());
                    }
                }
            }
            return List.copyOf(found);
        }

        private int find(String name, int from) {
            for (int at = from; at + name.length() <= rest.length(); at++) {
                if (rest.toString().regionMatches(true, at, name, 0, name.length())) {
                    return at;
                }
            }
            return -1;
        }

        /** Whether a stretch begins and ends where words do; a Chinese character always does. */
        private boolean stands(int from, int to) {
            if (PEAK.matcher(rest.substring(Math.max(0, from - 2), Math.min(rest.length(), to + 2)))
                    .find()) {
                return false;
            }
            boolean begins = from == 0 || !isPart(rest.charAt(from - 1)) || !isPart(rest.charAt(from));
            boolean ends = to == rest.length() || !isPart(rest.charAt(to - 1)) || endsWord(to);
            return begins && ends;
        }

        private boolean endsWord(int to) {
            char next = rest.charAt(to);
            if (next == '.' || next == ':') {
                return to + 1 == rest.length() || !isPart(rest.charAt(to + 1));
            }
            return !isPart(next);
        }

        private static boolean isPart(char c) {
            return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
        }

        /** {@code db01} and {@code db 01} for {@code db-01}, {@code db-01} for {@code db-01.example.com}, where one has it. */
        List<String> loosely(List<String> names) {
            Set<String> found = new LinkedHashSet<>();
            List<int[]> words = new ArrayList<>();
            for (Matcher word = ASCII.matcher(rest); word.find(); ) {
                words.add(new int[] {word.start(), word.end()});
            }
            for (int many = 4; many >= 1; many--) {
                for (int i = 0; i + many <= words.size(); i++) {
                    int from = words.get(i)[0];
                    int to = words.get(i + many - 1)[1];
                    String written = bare(rest.substring(from, to));
                    List<String> fit = written.length() < 3
                            ? List.of()
                            : names.stream()
                                    .filter(name ->
                                            written.equals(bare(name)) || written.equals(bare(name.split("\\.", 2)[0])))
                                    .toList();
                    if (fit.size() == 1) {
                        found.add(fit.getFirst());
                        blank(from, to);
                    }
                }
            }
            return List.copyOf(found);
        }

        private static String bare(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[-_ .:/]", "");
        }

        /** What people call it, such as 医保结算 for svc-med-settle. */
        List<String> called(Map<String, String> called) {
            return named(List.copyOf(called.keySet())).stream()
                    .flatMap(word -> java.util.stream.Stream.ofNullable(called.get(word)))
                    .distinct()
                    .toList();
        }

        /** By the full name, else by a part of it that only one person has. */
        List<String> people(List<String> names) {
            List<String> found = named(names);
            if (!found.isEmpty()) {
                return found;
            }
            Map<String, String> parts = new HashMap<>();
            Set<String> twice = new HashSet<>();
            for (String name : names) {
                for (String part : name.contains(" ") ? name.split(" ") : new String[0]) {
                    if (part.length() > 2 && parts.putIfAbsent(part, name) != null) {
                        twice.add(part);
                    }
                }
            }
            parts.keySet().removeAll(twice);
            return named(List.copyOf(parts.keySet())).stream()
                    .flatMap(part -> java.util.stream.Stream.ofNullable(parts.get(part)))
                    .distinct()
                    .toList();
        }

        /** What has the form of a host's name, unless it is a word that stands in names: {@code hl7} in {@code hl7-bus}. */
        List<String> unknown(Names names) {
            Set<String> found = new LinkedHashSet<>();
            for (Matcher host = HOST.matcher(rest); host.find(); ) {
                if (!NO_HOST.matcher(host.group()).matches() && !isPartOfNames(host.group(), names)) {
                    found.add(host.group());
                    blank(host.start(), host.end());
                }
            }
            return List.copyOf(found);
        }

        private static boolean isPartOfNames(String word, Names names) {
            String part = word.toLowerCase(Locale.ROOT);
            return !part.matches(".*[-_.].*")
                    && (names.items().stream()
                                    .anyMatch(name -> List.of(name.toLowerCase(Locale.ROOT)
                                                    .split("[-_.]"))
                                            .contains(part))
                            || names.rules().stream()
                                    .anyMatch(name ->
                                            name.toLowerCase(Locale.ROOT).startsWith(part)));
        }

        private void blank(int from, int to) {
            for (int i = from; i < to; i++) {
                rest.setCharAt(i, ' ');
            }
        }
    }
}
