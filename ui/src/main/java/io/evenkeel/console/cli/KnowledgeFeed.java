package io.evenkeel.console.cli;

import io.evenkeel.knowledge.SearchTrial.TrialText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made articles as an operations team has them beside its runbooks: minutes, records of work, descriptions of systems, in Chinese
 * or English, about the same things as the runbooks, with names of hosts, numbers of tickets and versions. The same seed makes
 * the same ones. Not thread-safe.
 */
final class KnowledgeFeed {
    /** Passages in each article. */
    static final int PASSAGES = 5;

    private static final int LINES = 4;
    private static final List<String> SYSTEMS = List.of(
            "billing", "ledger", "portal", "crm", "warehouse", "reporting", "gateway", "mes", "archive", "payroll");
    private static final List<String> PLACES = List.of("sha", "pek", "can", "fra", "ams");
    private static final List<String> ENGLISH_HEADINGS =
            List.of("Purpose", "Servers", "Work of this month", "Open points", "Agreements", "History");
    private static final List<String> CHINESE_HEADINGS = List.of("用途", "服务器", "本月工作", "待办", "约定", "历史");

    private static final List<String> ENGLISH = """
            %s runs on three virtual machines behind the balancer; %h is the one that writes.
            The database of %s was moved to %h in week %n and has 400 GB of free disk since then.
            Replication from %h to the second site is checked every Monday; the lag stayed below %n seconds.
            The certificate of %s is renewed by the platform team in March; the request is INC-%n.
            Memory of %h was raised to 64 GB after the heap dump of ticket CHG-%n.
            Backups of %s run at 02:%n and are kept for thirty days; a restore is tried twice a year.
            The owner of %s agreed that %h may be restarted between five and six in the morning.
            Version 4.%n.0 of %s was rolled out without a remark; the one before is kept for a week.
            Logs of %h go to the central store; the rotation keeps seven files of 100 MB.
            Queue %s-orders had %n messages at most during the sale; two consumers were added.
            The firewall rule for %h was ordered under CHG-%n and ends in December.
            Power supply B of %h hangs on the second feed since the audit of the racks.
            The cooling of row %n was serviced; filters were changed and the humidity was set to 45 %.
            Accounts of people who left %s are locked at once and removed after ninety days.
            The switch in rack %n got firmware 9.%n; no port showed errors afterwards.
            Response time of %s is measured from two places; the target is %n ms at the 95th percentile.
            The batch of %s starts after the end of day and needs about %n minutes.
            Disk sdb of %h was replaced under warranty, serial number S%n, and the array was rebuilt over night.
            Monitoring of %h was silenced during the move and switched on again by the shift lead.
            The vendor of %s answers on weekdays only; the contract number is %n.
            Users of %s sign in with the company account; a second factor is asked from outside.
            The DNS name %s.corp.example points to the virtual address of the balancer.
            Time of all hosts of %s is taken from the two servers of the site.
            The licence of %s covers %n users and is counted each quarter.
            Kernel and packages of %h are updated on the second Tuesday; the order of hosts is in the plan.
            The VPN of the supplier ends on %h and sees nothing but port %n.
            Connections from %s to its database come from a pool of %n; more were never needed.
            The printers of the warehouse are served by %h; labels come first.
            A drill of the switch-over of %s took %n minutes; the steps were written down.
            Capacity of the storage for %s is enough until the third quarter at this growth.
            """.lines().toList();

    private static final List<String> CHINESE = """
            %s 部署在三台虚拟机上，前面是负载均衡，写入只走 %h。
            %s 的数据库第 %n 周迁到 %h，目前磁盘空闲 400 GB。
            每周一检查 %h 到同城机房的复制延迟，一直小于 %n 秒。
            %s 的证书每年三月由平台组更换，申请单 INC-%n。
            %h 的内存按 CHG-%n 扩到 64 GB，之后没有再出现堆内存告警。
            %s 每天 02:%n 备份，保留三十天，每半年做一次恢复演练。
            %s 的负责人同意 %h 在早上五点到六点之间重启。
            %s 4.%n.0 版本上线，无异常，上一个版本保留一周。
            %h 的日志统一送到日志平台，本地轮转保留七个文件。
            促销期间队列 %s-orders 最多积压 %n 条，临时增加了两个消费者。
            %h 的防火墙策略按 CHG-%n 开通，十二月到期。
            机柜审计之后，%h 的第二路电源改接到 B 路配电。
            第 %n 列空调做了保养，更换滤网，湿度设为 45 %。
            %s 离职人员的账号当天锁定，九十天后删除。
            机柜 %n 的交换机固件升级到 9.%n，端口无误码。
            %s 的响应时间从两个地点探测，目标是 95 分位 %n 毫秒。
            %s 的批处理在日终之后开始，大约需要 %n 分钟。
            %h 的硬盘 sdb 在保修期内更换，序列号 S%n，阵列当晚重建完成。
            搬迁期间 %h 的监控静默，由值班长恢复。
            %s 的供应商只在工作日响应，合同号 %n。
            %s 用统一账号登录，外网访问需要动态口令。
            域名 %s.corp.example 指向负载均衡的虚拟地址。
            %s 所有主机的时间从本机房两台时间服务器同步。
            %s 的许可为 %n 个用户，每季度清点一次。
            %h 每月第二个星期二打补丁，主机顺序见计划。
            供应商的 VPN 终结在 %h，只开放 %n 端口。
            %s 的数据库连接池上限 %n，从未用满。
            仓库的打印机由 %h 提供服务，标签优先。
            %s 切换演练用时 %n 分钟，步骤已经记录。
            按现在的增长，%s 的存储容量可以用到第三季度。
            """.lines().toList();

    private final Random random;
    private int made;

    KnowledgeFeed(long seed) {
        random = new Random(seed);
    }

    List<TrialText> next(int articles) {
        List<TrialText> texts = new ArrayList<>();
        for (int i = 0; i < articles; i++) {
            texts.add(one());
        }
        return texts;
    }

    private TrialText one() {
        made++;
        boolean chinese = made % 2 == 0;
        String system = any(SYSTEMS);
        String title = chinese ? system + " 系统说明与工作记录 " + made : "Notes on " + system + ", part " + made;
        StringBuilder body = new StringBuilder("# ").append(title).append('\n');
        for (int passage = 0; passage < PASSAGES; passage++) {
            body.append("\n## ")
                    .append(any(chinese ? CHINESE_HEADINGS : ENGLISH_HEADINGS))
                    .append("\n\n");
            for (int line = 0; line < LINES; line++) {
                body.append(filled(any(chinese ? CHINESE : ENGLISH), system)).append("\n\n");
            }
        }
        return new TrialText("made-" + made, title, body.toString(), List.of(), true);
    }

    /** A name of a host that some passage has. */
    String host() {
        return any(SYSTEMS) + "-" + any(PLACES) + "-" + (10 + random.nextInt(90));
    }

    private String filled(String line, String system) {
        return line.replace("%s", system)
                .replace("%h", system + "-" + any(PLACES) + "-" + (10 + random.nextInt(90)))
                .replace("%n", String.valueOf(10 + random.nextInt(9_000)));
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
