package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTest {

    @Test
    void onlyTheDiskOfLinux618HasRoom() throws Exception {
        assertThat(withRoom(Shown.linux618("self/mounts"))).containsExactly(new Mount("/dev/vda", "/", "ext4"));
    }

    @Test
    void aServerShowsItsDisksAndExportsEachOnce() {
        var mounts = withRoom("""
                rootfs / rootfs rw 0 0
                /dev/mapper/vg-root / xfs rw 0 0
                /dev/sda1 /boot ext4 rw 0 0
                /dev/sda2 /boot/efi vfat rw 0 0
                filer:/export/home /home nfs4 rw 0 0
                /dev/mapper/vg-root /var/lib/kubelet/pods/1/volumes xfs rw 0 0
                overlay /var/lib/docker/overlay2/ab/merged overlay rw 0 0
                tmpfs /run tmpfs rw 0 0
                tmpfs /tmp tmpfs rw 0 0
                /dev/loop0 /snap/core squashfs ro 0 0
                tank /tank zfs rw 0 0
                tank/vm /tank/vm zfs rw 0 0
                systemd-1 /proc/sys/fs/binfmt_misc autofs rw 0 0
                """);

        assertThat(mounts)
                .extracting(Mount::mountPoint)
                .containsExactlyInAnyOrder("/", "/boot", "/boot/efi", "/home", "/tmp", "/tank", "/tank/vm");
        assertThat(mounts).contains(new Mount("/dev/mapper/vg-root", "/", "xfs"));
    }

    @Test
    void theRootOfAContainerCountsThoughItIsALayer() {
        var mounts = withRoom("""
                overlay / overlay rw,lowerdir=/l 0 0
                tmpfs /dev tmpfs rw 0 0
                /dev/sda1 /etc/hosts ext4 rw 0 0
                """);

        assertThat(mounts).contains(new Mount("overlay", "/", "overlay"));
    }

    @Test
    void ofMountsOverEachOtherTheUpperOneCounts() {
        assertThat(withRoom("/dev/sda1 /data ext4 rw 0 0\n/dev/sdb1 /data xfs rw 0 0\n"))
                .containsExactly(new Mount("/dev/sdb1", "/data", "xfs"));
        assertThat(withRoom("/dev/sda1 /data ext4 rw 0 0\nproc /data proc rw 0 0\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/media/my\\040disk, '/media/my disk'",
        "/a\\011b, '/a\tb'",
        "/a\\134b, '/a\\b'",
        "/a\\134040b, '/a\\040b'",
        "/a\\043b, /a#b",
        "/数据, /数据",
        "/a\\9b, '/a\\9b'",
    })
    void namesAreUnescaped(String written, String meant) {
        assertThat(Mount.parse("/dev/sda1 " + written + " ext4 rw 0 0"))
                .contains(new Mount("/dev/sda1", meant, "ext4"));
    }

    @Test
    void brokenLinesArePassedOver() {
        assertThat(Mount.parseAll("\n/dev/sda1\n/dev/sda1 /x\nfine / ext4\n"))
                .containsExactly(new Mount("fine", "/", "ext4"));
        assertThat(withRoom("/dev/sda1 none ext4 rw 0 0\n")).isEmpty();
    }

    @Test
    void moreMountsThanAnyHostHasAreCutOff() {
        var text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append("/dev/x").append(i).append(" /m").append(i).append(" ext4 rw 0 0\n");
        }

        assertThat(withRoom(text.toString())).hasSize(200);
    }

    private static List<Mount> withRoom(String mounts) {
        return Mount.withRoom(Mount.parseAll(mounts));
    }
}
