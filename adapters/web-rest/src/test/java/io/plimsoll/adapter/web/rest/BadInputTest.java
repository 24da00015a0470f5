package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not exactly understood, or breaks a rule, is refused by name and stores nothing. */
class BadInputTest extends WebTest {

  private String market = "";
  private String loan = "";

  @BeforeEach
  void open() {
    market = market();
    loan = loanOwing(market, "L1", "1000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '1.5e3'    | 400 | malformed-amount
          '1E3'      | 400 | malformed-amount
          '+1'       | 400 | malformed-amount
          '1.'       | 400 | malformed-amount
          '.5'       | 400 | malformed-amount
          '01'       | 400 | malformed-amount
          ' 1'       | 400 | malformed-amount
          '1 '       | 400 | malformed-amount
          ''         | 400 | malformed-amount
          '1,000'    | 400 | malformed-amount
          '1_000'    | 400 | malformed-amount
          '0x10'     | 400 | malformed-amount
          'NaN'      | 400 | malformed-amount
          'Infinity' | 400 | malformed-amount
          '١'        | 400 | malformed-amount
          'max'      | 400 | malformed-amount
          '0'        | 422 | amount-not-positive
          '0.0'      | 422 | amount-not-positive
          '-0'       | 422 | amount-not-positive
          '-1'       | 422 | amount-not-positive
          '0.0000001'| 422 | too-many-decimals
          '999999999999999999999999999999999999999999' | 422 | amount-too-large
          """)
  void an_amount_is_a_plain_decimal_the_asset_can_hold(String amount, int status, String name) {
    var before = lanes.stored().size();
    post("loans/" + loan + "/draws", "{\"asset\":\"USDC\",\"amount\":\"%s\"}".formatted(amount))
        .problem(status, name)
        .expect(status);
    assertThat(lanes.stored()).hasSize(before);
  }

  @Test
  void an_amount_of_more_than_100_characters_is_malformed() {
    refused(
        "draws",
        json("{'asset':'USDC','amount':'1%s'}", "0".repeat(100)),
        400,
        "malformed-amount",
        "amount");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'asset':'USDC','amount':1}                  | 400 | malformed-amount | amount
          {'asset':'USDC','amount':1.5}                | 400 | malformed-amount | amount
          {'asset':'USDC','amount':true}               | 400 | malformed-amount | amount
          {'asset':'USDC','amount':{}}                 | 400 | malformed-amount | amount
          {'asset':'USDC','amount':['1']}              | 400 | malformed-amount | amount
          {'asset':'USDC','amount':null}               | 400 | missing-field    | amount
          {'asset':'USDC'}                             | 400 | missing-field    | amount
          {'amount':'1'}                               | 400 | missing-field    | asset
          {'asset':7,'amount':'1'}                     | 400 | malformed-field  | asset
          {'asset':'US DC','amount':'1'}               | 400 | malformed-field  | asset
          {'asset':'USDC','amount':'1','note':'hi'}    | 400 | unknown-field    | note
          {'asset':'DOGE','amount':'1'}                | 404 | asset-unknown    |
          {'asset':'USDC','amount':'1','amount':'2'}   | 400 | malformed-json   |
          {'asset':'USDC','amount':'1'} {}             | 400 | malformed-json   |
          {'asset':'USDC','amount':'1'                 | 400 | malformed-json   |
          ['USDC','1']                                 | 400 | malformed-json   |
          null                                         | 400 | malformed-json   |
          7                                            | 400 | malformed-json   |
          """)
  void a_body_holds_exactly_the_fields_of_the_call(
      String body, int status, String name, String field) {
    refused("draws", body.replace('\'', '"'), status, name, field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'market':'%1$s','borrower':'bo b'}                | 400 | malformed-field  | borrower
          {'market':'%1$s','borrower':'bob','id':''}         | 400 | malformed-field  | id
          {'market':'%1$s','borrower':'bob','id':'a:b'}      | 400 | malformed-field  | id
          {'market':'%1$s','borrower':'bob','id':7}          | 400 | malformed-field  | id
          {'market':'../x','borrower':'bob'}                 | 400 | malformed-field  | market
          {'market':'nowhere','borrower':'bob'}              | 404 | market-unknown   |
          {'market':'%1$s','borrower':'bob','id':'%1$s-L1'}  | 409 | loan-already-open |
          """)
  void a_loan_is_opened_under_names_that_are_names(
      String body, int status, String name, String field) {
    var before = lanes.stored().size();
    var reply = post("loans", body.formatted(market).replace('\'', '"')).problem(status, name);
    if (field != null) assertThat(reply.at("/field")).isEqualTo(field);
    assertThat(lanes.stored()).hasSize(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'maxLoanToValue':'1.01'                                | 422 | share-above-one | maxLoanToValue
          'maxLoanToValue':'99999999999999999999'                | 422 | share-above-one | maxLoanToValue
          'maxLoanToValue':'-0.1'                                | 422 | negative-number | maxLoanToValue
          'maxLoanToValue':'0.80001'                             | 422 | too-many-decimals | maxLoanToValue
          'maxLoanToValue':'0.9'                                 | 422 | borrow-limit-above-threshold | maxLoanToValue
          'maxLoanToValue':'0.7','liquidationBonus':'0.3'        | 422 | bonus-above-cover | liquidationBonus
          'maxLoanToValue':'0.7','liquidationFee':'1.5'          | 422 | share-above-one | liquidationFee
          'maxLoanToValue':'0.7','supplyCap':'0.0000000000000000001' | 422 | too-many-decimals | supplyCap
          'maxLoanToValue':'0.7','borrowCap':'-1'                | 422 | negative-number | borrowCap
          'maxLoanToValue':'0.7','borrowCap':'1e5'               | 400 | malformed-amount | borrowCap
          'maxLoanToValue':'0.7','borrowCap':'999999999999999999999999999999' | 422 | amount-too-large | borrowCap
          'maxLoanToValue':'0.7','maxPriceAge':'1 hour'          | 400 | malformed-field | maxPriceAge
          'maxLoanToValue':'0.7','maxPriceAge':'PT0S'            | 422 | duration-out-of-range | maxPriceAge
          'maxLoanToValue':'0.7','maxPriceAge':'P9999D'          | 422 | duration-out-of-range | maxPriceAge
          'maxLoanToValue':'0.7','interestRate':{'slope1':'101'} | 422 | rate-too-large | interestRate.slope1
          'maxLoanToValue':'0.7','interestRate':{'slope9':'1'}   | 400 | unknown-field | interestRate.slope9
          'maxLoanToValue':'0.7','interestRate':{'slope1':1}     | 400 | malformed-amount | interestRate.slope1
          'maxLoanToValue':'0.7','interestRate':{'optimalUtilization':'1'} | 422 | rate-terms-out-of-range | interestRate.optimalUtilization
          'maxLoanToValue':0.7                                   | 400 | malformed-amount | maxLoanToValue
          'liquidationBonus':'0.05'                              | 400 | missing-field | maxLoanToValue
          """)
  void terms_of_an_asset_are_shares_and_limits_that_can_be(
      String fields, int status, String name, String field) {
    var before = lanes.stored().size();
    var body = json("{'decimals':18,'liquidationThreshold':'0.825',") + fields + "}";
    var reply =
        put("markets/" + market + "/reserves/WBTC", body.replace('\'', '"')).problem(status, name);
    assertThat(reply.at("/field")).isEqualTo(field);
    assertThat(lanes.stored()).hasSize(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                      | 400 | missing-field | auction.cap
          {'cap':'-1'}                                            | 422 | negative-number | auction.cap
          {'cap':'1','startFactor':'0'}                           | 422 | auction-terms-out-of-range | auction.startFactor
          {'cap':'1','startFactor':'10.1'}                        | 422 | auction-terms-out-of-range | auction.startFactor
          {'cap':'1','startFactor':1.2}                           | 400 | malformed-amount | auction.startFactor
          {'cap':'1','floorFactor':'-0.1'}                        | 422 | auction-terms-out-of-range | auction.floorFactor
          {'cap':'1','floorFactor':'1.21'}                        | 422 | floor-above-start | auction.floorFactor
          {'cap':'1','cusp':'1.1'}                                | 422 | auction-terms-out-of-range | auction.cusp
          {'cap':'1','cusp':'0.0000000000000000000000000001'}     | 422 | too-many-decimals | auction.cusp
          {'cap':'1','tail':'PT0S'}                               | 422 | auction-terms-out-of-range | auction.tail
          {'cap':'1','tail':'PT0.5S'}                             | 422 | auction-terms-out-of-range | auction.tail
          {'cap':'1','tail':'P366D'}                              | 422 | auction-terms-out-of-range | auction.tail
          {'cap':'1','tail':'an hour'}                            | 400 | malformed-field | auction.tail
          {'cap':'1','penalty':'-0.01'}                           | 422 | negative-number | auction.penalty
          {'cap':'1','penalty':'1.01'}                            | 422 | auction-terms-out-of-range | auction.penalty
          {'cap':'1','chip':'1.01'}                               | 422 | auction-terms-out-of-range | auction.chip
          {'cap':'1','chip':'0.06'}                               | 422 | reward-above-penalty | auction.tip
          {'cap':'1','tip':'1'}                                   | 422 | reward-above-penalty | auction.tip
          {'cap':'1','tip':'-1'}                                  | 422 | negative-number | auction.tip
          {'cap':'1','minimumDebt':'0.000000001'}                 | 422 | too-many-decimals | auction.minimumDebt
          {'cap':'1','breaker':'all-halted'}                      | 422 | auction-terms-out-of-range | auction.breaker
          {'cap':'1','resets':-1}                                 | 422 | auction-terms-out-of-range | auction.resets
          {'cap':'1','resets':1001}                               | 422 | auction-terms-out-of-range | auction.resets
          {'cap':'1','resets':'3'}                                | 400 | malformed-field | auction.resets
          {'cap':'1','curve':{'duration':'PT1H'}}                 | 400 | missing-field | auction.curve.kind
          {'cap':'1','curve':{'kind':'cubic'}}                    | 400 | malformed-field | auction.curve.kind
          {'cap':'1','curve':{'kind':'linear'}}                   | 400 | missing-field | auction.curve.duration
          {'cap':'1','curve':{'kind':'linear','duration':'PT0S'}} | 422 | auction-terms-out-of-range | auction.curve.duration
          {'cap':'1','curve':{'kind':'linear','duration':'PT1H','cut':'0.9'}} | 400 | unknown-field | auction.curve.cut
          {'cap':'1','curve':{'kind':'stairstep','cut':'1.1','step':'PT90S'}} | 422 | auction-terms-out-of-range | auction.curve.cut
          {'cap':'1','curve':{'kind':'exponential','cut':'0'}}    | 422 | auction-terms-out-of-range | auction.curve.cut
          {'cap':'1','curve':'linear'}                            | 400 | missing-field | auction.curve.kind
          {'cap':'1','penalties':'0.1'}                           | 400 | unknown-field | auction.penalties
          """)
  void terms_of_an_auction_name_what_cannot_be(
      String auction, int status, String name, String field) {
    var before = lanes.stored().size();
    var body =
        json("{'decimals':18,'maxLoanToValue':'0.7','liquidationThreshold':'0.8','auction':")
            + auction.replace('\'', '"')
            + "}";
    var reply = put("markets/" + market + "/reserves/WBTC", body).problem(status, name);
    assertThat(reply.at("/field")).isEqualTo(field);
    assertThat(lanes.stored()).hasSize(before);
  }

  @Test
  void terms_by_which_an_auction_could_not_pay_are_refused_with_their_numbers() {
    var terms = "{'decimals':18,'maxLoanToValue':'0.7','liquidationThreshold':'0.8','auction':%s}";
    var path = "markets/" + market + "/reserves/WBTC";
    var tip =
        put(path, json(terms, json("{'cap':'1','minimumDebt':'1000','tip':'51','chip':'0.01'}")))
            .problem(422, "reward-above-penalty");
    assertThat(tip.at("/reward")).as("51 + 1 % of 1,050").isEqualTo("61.5");
    assertThat(tip.at("/limit")).isEqualTo("50");
    assertThat(tip.at("/chip")).isEqualTo("0.01");
    assertThat(tip.at("/penaltyFactor")).isEqualTo("1.05");
    assertThat(tip.at("/detail")).contains("61.5", "50");
    var floor =
        put(path, json(terms, json("{'cap':'1','startFactor':'1.1','floorFactor':'1.15'}")))
            .problem(422, "floor-above-start");
    assertThat(floor.at("/floorFactor")).isEqualTo("1.15");
    assertThat(floor.at("/limit")).isEqualTo("1.1");
    var factor =
        put(path, json(terms, json("{'cap':'1','startFactor':'11'}")))
            .problem(422, "auction-terms-out-of-range");
    assertThat(factor.at("/detail"))
        .isEqualTo("auction.startFactor is above 0 and at most 10, not 11");
    assertThat(factor.at("/value")).isEqualTo("11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'decimals':37     | 400 | malformed-field | decimals
          'decimals':-1     | 400 | malformed-field | decimals
          'decimals':18.0   | 400 | malformed-field | decimals
          'decimals':'18'   | 400 | malformed-field | decimals
          'decimals':99999999999 | 400 | malformed-field | decimals
          'decimals':true   | 400 | malformed-field | decimals
          'decimals':null   | 400 | missing-field   | decimals
          """)
  void decimals_are_a_whole_number(String member, int status, String name, String field) {
    var body =
        json("{'maxLoanToValue':'0.7','liquidationThreshold':'0.8',%s}", member).replace('\'', '"');
    var reply = put("markets/" + market + "/reserves/WBTC", body).problem(status, name);
    assertThat(reply.at("/field")).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'baseCurrency':'US D'                                          | 400 | malformed-field   | baseCurrency
          'baseCurrency':'USD','baseCurrencyDecimals':40                 | 400 | malformed-field   | baseCurrencyDecimals
          'baseCurrency':'USD','minimumLoan':'-1'                        | 422 | negative-number   | minimumLoan
          'baseCurrency':'USD','minimumLoan':'0.000000001'               | 422 | too-many-decimals | minimumLoan
          'baseCurrency':'USD','liquidation':{'closeFactor':'0'}         | 422 | share-not-positive | liquidation.closeFactor
          'baseCurrency':'USD','liquidation':{'closeFactor':'1.1'}       | 422 | share-above-one   | liquidation.closeFactor
          'baseCurrency':'USD','liquidation':{'fullCloseHealth':'1.01'}  | 422 | share-above-one   | liquidation.fullCloseHealth
          'baseCurrency':'USD','liquidation':{'smallPosition':'x'}       | 400 | malformed-amount  | liquidation.smallPosition
          'baseCurrency':'USD','selling':{'mechanisms':['raffle']}       | 422 | mechanism-unknown | selling.mechanisms
          'baseCurrency':'USD','selling':{'mechanisms':['batch-auction']} | 422 | batch-needs-keepers | keepers
          'baseCurrency':'USD','selling':{'mechanisms':[]}               | 422 | mechanism-unknown | selling.mechanisms
          'baseCurrency':'USD','selling':{'mechanisms':[null]}           | 400 | malformed-field   | selling.mechanisms
          'baseCurrency':'USD','selling':{'mechanisms':'direct-sale'}    | 400 | malformed-field   | selling.mechanisms
          'baseCurrency':'USD','selling':{'auctionCap':'-1'}             | 422 | negative-number   | selling.auctionCap
          'baseCurrency':'USD','selling':{'auctionCap':'1e5'}            | 400 | malformed-amount  | selling.auctionCap
          'baseCurrency':'USD','selling':{'cap':'1'}                     | 400 | unknown-field     | selling.cap
          """)
  void a_market_opens_on_terms_that_can_be(String fields, int status, String name, String field) {
    var before = lanes.stored().size();
    var reply =
        post("markets", json("{'id':'never',%s}", fields).replace('\'', '"')).problem(status, name);
    assertThat(reply.at("/field")).isEqualTo(field);
    assertThat(lanes.stored()).hasSize(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'price':'0'                                                   | 422 | price-not-positive | price
          'price':'-5'                                                  | 422 | price-not-positive | price
          'price':'1e3'                                                 | 400 | malformed-amount   | price
          'price':2000                                                  | 400 | malformed-amount   | price
          'price':'100000000000000000001'                               | 422 | price-too-large    | price
          'price':'0.0000000000000000001'                               | 422 | price-too-fine     | price
          'price':'1','observedAt':'yesterday'                          | 400 | malformed-field    | observedAt
          'price':'1','observedAt':1610353800                           | 400 | malformed-field    | observedAt
          'price':'1','observedAt':'+12021-01-01T00:00:00Z'             | 400 | malformed-field    | observedAt
          'price':'1','observedAt':'2099-01-01T00:00:00Z'               | 422 | price-from-future  | observedAt
          'price':'1','observedAt':'2020-01-01T00:00:00Z'               | 422 | price-too-old      |
          'price':'1','source':'a b'                                    | 400 | malformed-field    | source
          'price':'1','source':7                                        | 400 | malformed-field    | source
          """)
  void a_price_is_plausible_or_not_taken(String fields, int status, String name, String field) {
    var before = prices.size();
    var reply =
        post("prices", json("{'market':'%s','asset':'WETH',%s}", market, fields).replace('\'', '"'))
            .problem(status, name);
    if (field != null) assertThat(reply.at("/field")).isEqualTo(field);
    assertThat(prices.size()).isEqualTo(before);
  }

  @Test
  void the_same_source_cannot_go_back_in_time() {
    var reply =
        post(
                "prices",
                json(
                    "{'market':'%s','asset':'USDC','price':'1','observedAt':'%s'}",
                    market, clock.instant().minusSeconds(60)))
            .problem(409, "price-out-of-order");
    assertThat(reply.at("/limit")).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "loans?limit=0, limit-out-of-range, limit",
    "loans?limit=501, limit-out-of-range, limit",
    "loans?limit=x, malformed-parameter, limit",
    "loans?cursor=***, malformed-cursor, cursor",
    "loans?cursor=bm9uc2Vuc2U, malformed-cursor, cursor",
    "liquidations?cursor=bGlxdWlkYXRpb25zCng, malformed-cursor, cursor",
    "loans?healthBelow=1, missing-parameter, market",
    "loans?market=m1&healthBelow=1e1, malformed-parameter, healthBelow",
    "loans?market=m1&healthBelow=-1, malformed-parameter, healthBelow",
    "loans?market=a%20b, malformed-parameter, market",
    "loans?helthBelow=1, unknown-parameter, helthBelow",
    "loans?market=m1&market=m2, repeated-parameter, market",
    "loans/a%20b, malformed-parameter, id",
    "liquidations/L1, malformed-parameter, id",
    "liquidations?open=perhaps, malformed-parameter, open",
    "auctions?running=perhaps, malformed-parameter, running",
    "auctions?limit=0, limit-out-of-range, limit",
    "auctions?cursor=bGlxdWlkYXRpb25zCng, malformed-cursor, cursor",
    "auctions?open=true, unknown-parameter, open",
    "auctions/a%20b, malformed-parameter, id",
    "ledger/trial-balance, missing-parameter, market",
    "prices/m1/W%20TH, malformed-parameter, asset",
    "prices/m1/WETH/history?points=0, points-out-of-range, points",
    "prices/m1/WETH/history?from=today, malformed-parameter, from",
    "events/stream?after=-1, malformed-parameter, after",
    "events/stream?kind=ship, malformed-parameter, kind",
  })
  void a_parameter_that_cannot_be_read_is_named(String path, String name, String field) {
    assertThat(get(path).problem(400, name).at("/field")).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "markets/nowhere, market-unknown",
    "markets/nowhere/reserves, market-unknown",
    "markets/nowhere/reserves/WETH, market-unknown",
    "markets/m1/reserves/DOGE, asset-unknown",
    "markets/nowhere/accounts/ana, market-unknown",
    "loans/nobody, loan-unknown",
    "loans/nobody/events, loan-unknown",
    "loans?market=nowhere, market-unknown",
    "loans?market=nowhere&healthBelow=1, market-unknown",
    "liquidations/nobody.1, liquidation-unknown",
    "auctions/nobody.1-1, auction-unknown",
    "prices/nowhere/WETH, market-unknown",
    "prices/m1/DOGE, asset-unknown",
    "prices/m1/DOGE/history, asset-unknown",
    "ledger/trial-balance?market=nowhere, market-unknown",
    "simulation/replay, no-replay",
    "nothing/here, not-found",
    "/nothing, not-found",
  })
  void what_is_not_there_is_404(String path, String name) {
    get(path).problem(404, name);
  }

  @Test
  void the_call_itself_is_refused_by_its_status() {
    send("DELETE", "loans", "").problem(405, "method-not-allowed");
    send("GET", "loans", "", "Accept", "text/csv").problem(406, "not-acceptable");
    send("POST", "loans", "x=1", "Content-Type", "application/x-www-form-urlencoded")
        .problem(415, "unsupported-media-type");
    send("POST", "loans", "{}", "Content-Type", "text/plain")
        .problem(415, "unsupported-media-type");
    send("POST", "loans", "{}", "Content-Type", "application/hal+json")
        .problem(415, "unsupported-media-type");
    post("loans", "\"" + "x".repeat(20_000) + "\"").problem(413, "body-too-large");
    send("POST", "loans", "", "Content-Type", "application/json").problem(400, "malformed-json");
  }

  @Test
  void a_page_of_another_site_changes_nothing() {
    post("admin/projections/rebuild", "", "Sec-Fetch-Site", "cross-site")
        .problem(403, "cross-site-request");
  }

  @Test
  void time_moves_forward_and_not_absurdly_far() {
    post("simulation/clock", json("{'advance':'-PT1S'}")).problem(422, "duration-out-of-range");
    post("simulation/clock", json("{'advance':'P3651D'}")).problem(422, "duration-out-of-range");
    post("simulation/clock", json("{'advance':'soon'}")).problem(400, "malformed-field");
    post("simulation/clock", json("{'advance':3600}")).problem(400, "malformed-field");
  }

  @Test
  void depth_is_a_plausible_number() {
    put("simulation/depth", json("{'collateralAsset':'WETH','debtAsset':'USDC','depth':'-1'}"))
        .problem(422, "depth-out-of-range");
    put(
            "simulation/depth",
            json("{'collateralAsset':'WETH','debtAsset':'USDC','depth':'1','fee':'1'}"))
        .problem(422, "fee-out-of-range");
  }

  private void refused(String call, String body, int status, String name, String field) {
    var before = lanes.stored().size();
    var reply = post("loans/" + loan + "/" + call, body).problem(status, name);
    if (field != null) assertThat(reply.at("/field")).isEqualTo(field);
    assertThat(lanes.stored()).hasSize(before);
  }
}
