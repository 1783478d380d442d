package io.evenkeel.agent.recovery;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ResticContractTest extends BackupToolContract {

    @TempDir
    Path folder;

    @Override
    ProtectedService start() throws Exception {
        Programs.need("/usr/bin/restic");
        return new ResticFolder(folder);
    }
}
