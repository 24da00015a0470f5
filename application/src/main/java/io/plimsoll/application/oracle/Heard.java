package io.plimsoll.application.oracle;

import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.Finding;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Prices;
import io.plimsoll.domain.oracle.Quoted;
import io.plimsoll.domain.oracle.Testimony;
import io.plimsoll.domain.oracle.policy.Judge;
import io.plimsoll.domain.oracle.policy.PricePolicy;
import io.plimsoll.domain.oracle.policy.PriceRules;
import io.plimsoll.domain.oracle.policy.PriceRules.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the sources of one market have said, and the prices that follow from it under the market's
 * rules. Not safe for use by several threads.
 */
final class Heard {

  /** Of a stretch of time so many words are read again after a start. */
  private static final int POINTS = 500;

  /**
   * @param streak so many words in a row agreed with the price acted on, or strayed where negative
   */
  private record Voice(PriceRecord newest, Testimony testimony, int streak) {}

  private final Map<AssetId, Map<String, Voice>> voices = new HashMap<>();

  /**
   * @param receivedBy empty: all that was ever received
   */
  static Heard of(
      PriceRecords records,
      MarketId market,
      PriceRules rules,
      Optional<Instant> receivedBy,
      Instant now) {
    var heard = new Heard();
    var newest = records.newest(market, receivedBy);
    newest.stream()
        .map(record -> record.asset().id())
        .distinct()
        .filter(asset -> !rules.policy(asset).lookback().isZero())
        .forEach(
            asset ->
                records
                    .history(
                        market,
                        asset,
                        now.minus(rules.policy(asset).lookback().multipliedBy(2)),
                        now,
                        POINTS)
                    .stream()
                    .sorted(Comparator.comparing(record -> record.sighting().observedAt()))
                    .forEach(record -> heard.note(record, rules)));
    newest.forEach(record -> heard.note(record, rules));
    return heard;
  }

  Optional<PriceRecord> newest(AssetId asset, String source) {
    return Optional.ofNullable(of(asset).get(source)).map(Voice::newest);
  }

  List<PriceRecord> newest(AssetId asset) {
    return of(asset).values().stream().map(Voice::newest).toList();
  }

  private Map<String, Voice> of(AssetId asset) {
    return voices.getOrDefault(asset, Map.of());
  }

  /** A word that is not newer than the source's last one is known already. */
  void note(PriceRecord record, PriceRules rules) {
    var asset = record.asset().id();
    var sighting = record.sighting();
    var lookback = rules.policy(asset).lookback();
    voices
        .computeIfAbsent(asset, _ -> new TreeMap<>())
        .compute(
            record.source(),
            (source, had) -> {
              if (had == null || !had.newest().unit().equals(record.unit()))
                return new Voice(record, Testimony.of(source, sighting), 0);
              if (!sighting.observedAt().isAfter(had.newest().sighting().observedAt())) return had;
              return new Voice(record, had.testimony().then(sighting, lookback), had.streak());
            });
  }

  void doubt(AssetId asset, String source, Finding why) {
    voices.computeIfPresent(
        asset,
        (_, sources) -> {
          sources.computeIfPresent(
              source,
              (_, voice) ->
                  new Voice(voice.newest(), voice.testimony().refused(why), voice.streak()));
          return sources;
        });
  }

  /** Prices in the base currency first: rates are turned into prices by them. */
  Prices judged(PriceRules rules, Instant now) {
    var quoted = new HashMap<AssetId, Quoted>();
    var others = new HashMap<AssetId, List<Price>>();
    var assets = new ArrayList<>(voices.keySet());
    assets.sort(
        Comparator.comparing((AssetId asset) -> rules.policy(asset).rateIn().isPresent())
            .thenComparing(Comparator.naturalOrder()));
    for (var asset : assets) judge(asset, rules, now, quoted, others);
    return new Prices(quoted, others);
  }

  private void judge(
      AssetId asset,
      PriceRules rules,
      Instant now,
      Map<AssetId, Quoted> quoted,
      Map<AssetId, List<Price>> others) {
    var policy = rules.policy(asset);
    var judge = judge(asset, policy, now);
    var in = policy.rateIn().flatMap(other -> Optional.ofNullable(quoted.get(other)));
    var acted = judge.of(admitted(asset, rules), in);
    if (acted.isEmpty()) return;
    quoted.put(asset, acted.get());
    others.put(
        asset,
        understood(asset, policy).stream()
            .map(voice -> voice.testimony())
            .filter(one -> one.newest().id() != acted.get().price().id())
            .sorted(Comparator.comparingLong(one -> one.newest().id()))
            .flatMap(one -> judge.of(List.of(one), in).stream())
            .map(Quoted::price)
            .toList());
  }

  private Judge judge(AssetId asset, PricePolicy policy, Instant now) {
    var any = of(asset).values().iterator().next().newest();
    return new Judge(policy, any.asset(), any.base(), now);
  }

  /** What was said in another unit, before the policy changed, is no word on the price. */
  private List<Voice> understood(AssetId asset, PricePolicy policy) {
    return of(asset).values().stream()
        .filter(voice -> voice.newest().unit().equals(policy.unit(voice.newest().base().symbol())))
        .toList();
  }

  private List<Testimony> admitted(AssetId asset, PriceRules rules) {
    return understood(asset, rules.policy(asset)).stream()
        .map(Voice::testimony)
        .filter(one -> rules.trial(asset, one.source()) == Trial.ADMITTED)
        .toList();
  }

  /**
   * Counts how a source's word stands to the price acted on.
   *
   * @return what is to be decided about the source, if it is time
   */
  Optional<Ruling> ruling(PriceRecord record, Prices acted, PriceRules rules, Instant now) {
    var asset = record.asset().id();
    var source = record.source();
    var canary = rules.policy(asset).canary();
    var price = acted.quoted(asset);
    var trial = rules.trial(asset, source);
    if (canary.isEmpty()
        || price.isEmpty()
        || trial == Trial.REJECTED
        || price.get().price().id() == record.sighting().id()) return Optional.empty();
    var streak = streak(asset, source, price.get(), rules, now);
    var said = record.sighting().value();
    var needed = canary.get().observations();
    if (trial == Trial.SHADOW && streak >= needed)
      return Optional.of(new Ruling(true, said, price.get().value(), streak));
    return (trial == Trial.SHADOW && streak < 0) || streak <= -needed
        ? Optional.of(new Ruling(false, said, price.get().value(), -streak))
        : Optional.empty();
  }

  private int streak(AssetId asset, String source, Quoted acted, PriceRules rules, Instant now) {
    var policy = rules.policy(asset);
    var band = policy.canary().orElseThrow().band();
    var support = rules.trial(asset, source) == Trial.SHADOW ? 1 : 2;
    var voice = Optional.ofNullable(of(asset).get(source)).orElseThrow();
    var streak =
        switch (judge(asset, policy, now)
            .agreement(voice.testimony(), acted, admitted(asset, rules), band, support)) {
          case AGREES -> Math.max(voice.streak(), 0) + 1;
          case STRAYS -> Math.min(voice.streak(), 0) - 1;
          case UNDECIDED -> voice.streak();
        };
    of(asset).put(source, new Voice(voice.newest(), voice.testimony(), streak));
    return streak;
  }
}
