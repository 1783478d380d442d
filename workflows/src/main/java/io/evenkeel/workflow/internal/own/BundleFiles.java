package io.evenkeel.workflow.internal.own;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the zip: a few small text files with plain names, whatever it says about their sizes. */
final class BundleFiles {
    private static final int MOST_FILES = 50;
    private static final int LARGEST = 256 * 1024;
    private static final int LARGEST_TOGETHER = 1024 * 1024;
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9][a-z0-9-]{0,60}/){0,2}[a-z0-9][a-z0-9-]{0,60}\\.(bpmn|dmn|json)");

    private BundleFiles() {}

    /** The texts by name; what cannot be read is a finding. */
    static SortedMap<String, String> read(byte[] zip, Findings findings) {
        SortedMap<String, String> files = new TreeMap<>();
        int together = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                String name = entry.getName();
                byte[] content = in.readNBytes(LARGEST + 1);
                together += content.length;
                if (files.size() >= MOST_FILES || together > LARGEST_TOGETHER || content.length > LARGEST) {
                    findings.add(
                            shown(name),
                            "The bundle is too large: 50 files, 256 KiB each and 1 MiB together are allowed.");
                    return files;
                }
                if (!NAME.matcher(name).matches()) {
                    findings.add(
                            shown(name),
                            "A file is a .bpmn, .dmn or .json with a name of a-z, 0-9 and -, at most two folders deep.");
                } else if (files.containsKey(name)) {
                    findings.add(name, "There are two files of this name.");
                } else {
                    files.put(name, text(content));
                }
            }
        } catch (CharacterCodingException e) {
            findings.add("", "A file is not UTF-8 text.");
        } catch (IOException | IllegalArgumentException e) {
            findings.add("", "It is no zip file.");
        }
        if (files.isEmpty() && findings.none()) {
            findings.add("", "It is no zip file, or an empty one.");
        }
        return files;
    }

    private static String shown(String name) {
        return name.replaceAll("[^\\x21-\\x7e]", "?").substring(0, Math.min(80, name.length()));
    }

    private static String text(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content))
                .toString();
    }
}
