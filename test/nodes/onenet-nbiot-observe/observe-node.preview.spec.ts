import observeNode from '../../../nodes/onenet-nbiot-observe/onenet-nbiot-observe';
import { describePreview } from '../../support/preview';

/** None of them is set. */
const CONDITIONS = {
  ...{ pmin: '', pminType: 'num', pmax: '', pmaxType: 'num' },
  ...{ gt: '', gtType: 'num', lt: '', ltType: 'num', st: '', stType: 'num' },
};

describePreview('onenet-nbiot-observe', observeNode, CONDITIONS, {
  target:
    '/nbiot/observe?imei=860000000000017&cancel=false&obj_id=3&obj_inst_id=0&res_id=4&timeout=25',
  body: '{}',
});
