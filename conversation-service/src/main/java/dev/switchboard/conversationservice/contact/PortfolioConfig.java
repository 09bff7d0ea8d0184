package dev.switchboard.conversationservice.contact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** Which business portfolio each WhatsApp Business Account belongs to; user ids are unique inside a portfolio only. */
@ConfigMapping(prefix = "switchboard.portfolios")
public interface PortfolioConfig {

    /** Name of the portfolio by WABA id; an account that is not listed belongs to {@code default}. */
    @WithParentName
    Map<String, String> byWabaId();

    /** The portfolio of accounts that are not listed. */
    String DEFAULT = "default";

    /** The portfolio of an account. */
    default String of(String wabaId) {
        return byWabaId().getOrDefault(wabaId, DEFAULT);
    }
}
