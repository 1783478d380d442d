package io.evenkeel.knowledge;

import io.evenkeel.audit.Actor;
import java.util.List;

/** Takes in a folder of Markdown. Thread-safe. */
public interface ArticleImport {

    /** Most files in one call. */
    int MOST_FILES = 500;

    /**
     * Publishes what is new or changed; repeatable, since each file is known by folder and path. What people have edited here is
     * not written over: the newer text is offered as a draft. Each file stands for itself: one that is refused keeps no other
     * from being taken in. Needs {@code PUBLISH_KNOWLEDGE}.
     *
     * @param folder names the collection, 1 to 100 characters
     * @param files at most {@value #MOST_FILES}
     */
    Imported take(Actor actor, String folder, List<ImportFile> files);

    /** @param path below the folder, with {@code /} */
    record ImportFile(String path, String text) {}

    /**
     * @param offered newer texts that wait as drafts beside what people edited
     * @param same nothing to do
     */
    record Imported(int made, int changed, int offered, int same, List<RefusedFile> refused) {

        public Imported {
            refused = List.copyOf(refused);
        }
    }

    /** @param reason a sentence with what to do */
    record RefusedFile(String path, String reason) {}
}
