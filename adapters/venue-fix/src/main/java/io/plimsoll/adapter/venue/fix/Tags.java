package io.plimsoll.adapter.venue.fix;

/** Fields of FIX 4.4 by their names in the standard. */
final class Tags {

  static final int AVG_PX = 6;
  static final int CL_ORD_ID = 11;
  static final int CUM_QTY = 14;
  static final int MSG_TYPE = 35;
  static final int ORDER_QTY = 38;
  static final int ORD_STATUS = 39;
  static final int ORD_TYPE = 40;
  static final int ORIG_CL_ORD_ID = 41;
  static final int POSS_DUP_FLAG = 43;
  static final int PRICE = 44;
  static final int SIDE = 54;
  static final int SYMBOL = 55;
  static final int TEXT = 58;
  static final int TIME_IN_FORCE = 59;
  static final int TRANSACT_TIME = 60;
  static final int ORD_REJ_REASON = 103;
  static final int NO_RELATED_SYM = 146;
  static final int EXEC_TYPE = 150;
  static final int MD_REQ_ID = 262;
  static final int SUBSCRIPTION_REQUEST_TYPE = 263;
  static final int MARKET_DEPTH = 264;
  static final int NO_MD_ENTRY_TYPES = 267;
  static final int NO_MD_ENTRIES = 268;
  static final int MD_ENTRY_TYPE = 269;
  static final int MD_ENTRY_PX = 270;
  static final int MD_ENTRY_SIZE = 271;
  static final int USERNAME = 553;
  static final int PASSWORD = 554;

  static final String LOGON = "A";
  static final String EXECUTION_REPORT = "8";
  static final String NEW_ORDER_SINGLE = "D";
  static final String ORDER_CANCEL_REQUEST = "F";
  static final String ORDER_CANCEL_REJECT = "9";
  static final String ORDER_STATUS_REQUEST = "H";
  static final String MARKET_DATA_REQUEST = "V";
  static final String MARKET_DATA_SNAPSHOT = "W";
  static final String MARKET_DATA_REJECT = "Y";

  static final String SELL = "2";
  static final String LIMIT = "2";
  static final String IMMEDIATE_OR_CANCEL = "3";
  static final String SNAPSHOT = "0";
  static final String BID = "0";

  private Tags() {}
}
